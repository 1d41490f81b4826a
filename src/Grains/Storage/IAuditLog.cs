using System.Collections.Immutable;
using Interviewing.Audit;

namespace Interviewing.Storage;

/// <summary>Reads the audit logs of all tenants.</summary>
public interface IAuditReader
{
    /// <summary>Rows after a sequence number, oldest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="after">A sequence number; 0 for the beginning.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="sessionId">Only those about this interview; null for all.</param>
    Task<ImmutableArray<AuditRow>> ReadAsync(string tenant, long after, int limit, string? sessionId);

    /// <summary>The tenants that have a log.</summary>
    Task<ImmutableArray<string>> TenantsAsync();
}

/// <summary>Where the audit logs lie. What is there is never changed and never deleted.</summary>
public interface IAuditLog : IAuditReader
{
    /// <summary>The newest row; null for a log that is empty.</summary>
    Task<AuditRow?> LastAsync(string tenant);

    /// <summary>Which of some entries are in a log.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="ids">The ids of 1 to <see cref="MostAtOnce"/> entries.</param>
    Task<IReadOnlySet<Guid>> FindAsync(string tenant, IReadOnlyList<Guid> ids);

    /// <summary>The most rows that are added at once.</summary>
    int MostAtOnce { get; }

    /// <summary>Adds rows. On disk when it returns.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="rows">1 to <see cref="MostAtOnce"/>.</param>
    /// <exception cref="AuditConflictException">
    /// The first does not follow the newest row that is there, or the log has an entry with one of the ids already. Rows before
    /// that one may have been added, those behind it have not.
    /// </exception>
    Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows);
}

/// <summary>A row to be added, with what it is found by.</summary>
/// <param name="Row">The row.</param>
/// <param name="Id">The id of its entry: a log has each once.</param>
/// <param name="SessionId">The interview that it is about.</param>
public readonly record struct ChainedEntry(AuditRow Row, Guid Id, string? SessionId);

/// <summary>The log has other rows than the writer knew of.</summary>
public sealed class AuditConflictException(string tenant)
    : Exception($"The audit log of {tenant} has grown since it was read, or has one of the entries already.");
