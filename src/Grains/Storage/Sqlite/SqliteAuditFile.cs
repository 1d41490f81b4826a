using System.Collections.Immutable;
using Interviewing.Audit;

namespace Interviewing.Storage.Sqlite;

/// <summary>The audit logs in the file of a server that may be running: only read, beside it.</summary>
internal sealed class SqliteAuditFile(ReaderPool readers) : IAuditReader
{
    /// <inheritdoc/>
    public Task<ImmutableArray<AuditRow>> ReadAsync(string tenant, long after, int limit, string? sessionId) =>
        Task.FromResult(readers.Read(AuditRows.After, (tenant, after, limit, sessionId)));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> TenantsAsync() =>
        Task.FromResult(readers.Read(static (connection, _) => AuditRows.Tenants(connection), 0));
}
