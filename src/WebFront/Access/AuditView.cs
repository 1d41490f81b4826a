using System.Text.Json.Serialization;
using Interviewing.Audit;

namespace Interviewing.WebFront.Access;

/// <summary>A page of an audit log.</summary>
public sealed record AuditView
{
    /// <summary>The entries, oldest first.</summary>
    public required IReadOnlyList<AuditItemView> Items { get; init; }

    /// <summary>Brings the next page, as <c>cursor</c>; null when there is none yet.</summary>
    public required string? NextCursor { get; init; }
}

/// <summary>What an entry says.</summary>
public record AuditedView
{
    /// <summary>The place in the log, from 1.</summary>
    [JsonPropertyOrder(-1)]
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: the name of an API key, a candidate's id, or a part of the server.</summary>
    public required string Actor { get; init; }

    /// <summary>What kind of actor.</summary>
    public required AuditActorKind ActorKind { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>To which interview.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>More about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }
}

/// <summary>An entry, and what proves that it was not changed.</summary>
public sealed record AuditItemView : AuditedView
{
    /// <summary>The entry as it is kept: the text whose UTF-8 is hashed.</summary>
    [JsonPropertyOrder(1)]
    public required string Entry { get; init; }

    /// <summary>The hash of the entry before.</summary>
    [JsonPropertyOrder(2)]
    public required string PreviousHash { get; init; }

    /// <summary>The SHA-256 of the previous hash's bytes and the entry's.</summary>
    [JsonPropertyOrder(3)]
    public required string Hash { get; init; }
}
