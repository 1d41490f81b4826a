using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Access;

/// <summary>Who a caller is.</summary>
public sealed record WhoAmIView
{
    /// <summary>What it is.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The name of its key, or the candidate's id.</summary>
    public required string Name { get; init; }

    /// <summary>Its tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The interview of a candidate.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>When its token expires.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
