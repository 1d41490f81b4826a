using System.Collections.Immutable;

namespace Interviewing.Audit;

/// <summary>
/// The audit log of one tenant: entries are only ever added, and chained by hashes so that tampering shows. The key is the
/// tenant's name.
/// </summary>
[Alias("interviewing.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>
    /// Adds an entry; it is on disk when this returns. An entry whose id is in the log already is not added again, so the call is
    /// safe to repeat.
    /// </summary>
    /// <exception cref="StorageUnavailableException">It is not known to be on disk.</exception>
    [Alias("Record")]
    Task Record(AuditEntry entry);

    /// <summary>Entries after a sequence number, oldest first.</summary>
    /// <param name="after">A sequence number; 0 for the beginning.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    /// <param name="sessionId">Only those about this interview; null for all.</param>
    [Alias("Read")]
    Task<ImmutableArray<AuditRow>> Read(long after, int limit, string? sessionId);
}
