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

    /// <summary>The most rows that are added at once.</summary>
    int MostAtOnce { get; }

    /// <summary>Adds rows, all of them or none. On disk when it returns.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="rows">1 to <see cref="MostAtOnce"/>.</param>
    /// <exception cref="AuditConflictException">The first does not follow the newest row that is there.</exception>
    Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows);
}

/// <summary>A row to be added, with what it is found by.</summary>
/// <param name="Row">The row.</param>
/// <param name="SessionId">The interview that it is about.</param>
public readonly record struct ChainedEntry(AuditRow Row, string? SessionId);

/// <summary>Somebody else has added to the log since it was read.</summary>
public sealed class AuditConflictException(string tenant) : Exception($"The audit log of {tenant} has grown since it was read.");
