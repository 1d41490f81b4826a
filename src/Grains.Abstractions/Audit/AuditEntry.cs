namespace Interviewing.Audit;

/// <summary>Who did what to which interview, and when. Ids and words of this software; never a candidate's words.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.audit-entry")]
public sealed record AuditEntry
{
    /// <summary>The longest actor and detail, in characters; what is longer is cut.</summary>
    public const int MaxText = 256;

    /// <summary>
    /// Names the entry. The caller makes it, once for each thing that was done: an entry that is recorded again under the same id
    /// is in the log once.
    /// </summary>
    [Id(6)] public required Guid Id { get; init; }

    /// <summary>When, UTC.</summary>
    [Id(0)] public required DateTimeOffset At { get; init; }

    /// <summary>Who: the name of an API key, a candidate's id, or a part of the server.</summary>
    [Id(1)] public required string Actor { get; init; }

    /// <summary>What kind of actor.</summary>
    [Id(2)] public required AuditActorKind ActorKind { get; init; }

    /// <summary>What was done.</summary>
    [Id(3)] public required AuditAction Action { get; init; }

    /// <summary>To which interview.</summary>
    [Id(4)] public string? SessionId { get; init; }

    /// <summary>More about it, in words of this software.</summary>
    [Id(5)] public string? Detail { get; init; }
}
