using System.Collections.Immutable;
using Interviewing.Audit;

namespace Interviewing.Storage.Sqlite;

/// <summary>The audit logs in the SQLite database.</summary>
internal sealed class SqliteAuditLog(SqliteDatabase database) : IAuditLog
{
    /// <inheritdoc/>
    public int MostAtOnce => 1000;

    /// <inheritdoc/>
    public Task<AuditRow?> LastAsync(string tenant) => Task.FromResult(database.Read(AuditRows.Last, tenant));

    /// <inheritdoc/>
    public Task<IReadOnlySet<Guid>> FindAsync(string tenant, IReadOnlyList<Guid> ids) =>
        Task.FromResult<IReadOnlySet<Guid>>(database.Read(AuditRows.Find, (tenant, ids)));

    /// <inheritdoc/>
    public Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows) =>
        database.Write(new AuditRows.Append(tenant, rows));

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditRow>> ReadAsync(string tenant, long after, int limit, string? sessionId) =>
        Task.FromResult(database.Read(AuditRows.After, (tenant, after, limit, sessionId)));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> TenantsAsync() =>
        Task.FromResult(database.Read(static (connection, _) => AuditRows.Tenants(connection), 0));
}
