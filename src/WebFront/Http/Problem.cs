using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Http;

/// <summary>What went wrong: RFC 9457, with the members that older clients read.</summary>
public sealed record Problem
{
    /// <summary>The section of RFC 9110 (or its like) that defines the status.</summary>
    public required string Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>What went wrong this time.</summary>
    public required string Detail { get; init; }

    /// <summary>The path of the request.</summary>
    public required string Instance { get; init; }

    /// <summary>The status code.</summary>
    public required int StatusCode { get; init; }

    /// <summary>What went wrong this time.</summary>
    public required string Message { get; init; }

    /// <summary>The path of the request.</summary>
    public required string Path { get; init; }

    /// <summary>The method of the request.</summary>
    public required string Method { get; init; }

    /// <summary>When it went wrong.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The request's id, as in X-Request-Id.</summary>
    public required string RequestId { get; init; }

    /// <summary>For a request that is not valid: the rules that each field breaks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, List<string>>? Errors { get; init; }

    /// <summary>For what the interview's state does not allow: that state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InterviewState? State { get; init; }

    /// <summary>What went wrong, for a program, where the status alone does not tell: <c>consent_required</c>, <c>invite_used</c>,
    /// <c>invite_expired</c>, <c>invite_revoked</c>, <c>invite_over</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }
}
