using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Live;

/// <summary>What went wrong, told to the client whose message it was.</summary>
public sealed record LiveErrorData
{
    /// <summary>The interview that the message named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>The interview that the message named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InterviewId => SessionId;

    /// <summary>When it went wrong.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What went wrong.</summary>
    public required string Message { get; init; }

    /// <summary>The same for a program: one of <see cref="LiveCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The name of the message that it is about; null where it is about none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Event { get; init; }

    /// <summary>For what the interview's state does not allow: that state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InterviewState? State { get; init; }
}
