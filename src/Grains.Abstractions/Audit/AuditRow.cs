namespace Interviewing.Audit;

/// <summary>
/// An entry as it lies in its tenant's log. Its hash is the SHA-256 of the previous hash's 32 bytes and, behind them, the
/// UTF-8 of <see cref="Entry"/> exactly as it is kept, and the first entry's previous hash is 32 zero bytes: whoever changes,
/// takes out or puts in an entry would have to change every hash behind it.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.audit-row")]
public sealed record AuditRow
{
    /// <summary>The previous hash of the first entry.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>The place in the tenant's log, from 1, without gaps.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>
    /// The entry as JSON on one line, with these members in this order: sequence, tenant, id, at, actor, actorKind, action, and
    /// where they are known sessionId and detail.
    /// </summary>
    [Id(1)] public required string Entry { get; init; }

    /// <summary>The hash of the entry before, 64 lower-case hexadecimal digits.</summary>
    [Id(2)] public required string PreviousHash { get; init; }

    /// <summary>The hash, 64 lower-case hexadecimal digits.</summary>
    [Id(3)] public required string Hash { get; init; }
}
