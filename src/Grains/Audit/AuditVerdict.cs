namespace Interviewing.Audit;

/// <summary>Whether an audit log is whole.</summary>
/// <param name="Tenant">Whose log it is.</param>
/// <param name="Entries">How many entries are whole, from the first on.</param>
/// <param name="LastHash">The hash of the last of them.</param>
/// <param name="BrokenAt">The sequence number of the first that is not; null where all are.</param>
/// <param name="Flaw">What is wrong with it.</param>
public sealed record AuditVerdict(string Tenant, long Entries, string LastHash, long? BrokenAt, string? Flaw)
{
    /// <summary>True where nothing is wrong.</summary>
    public bool IsWhole => BrokenAt is null;

    /// <summary>The verdict on one line.</summary>
    public override string ToString() => IsWhole
        ? $"{Tenant}: whole, {Entries} entries, last hash {LastHash}"
        : $"{Tenant}: BROKEN at entry {BrokenAt}: {Flaw}; {Entries} entries before it are whole";
}
