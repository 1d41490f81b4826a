using System.Collections.Immutable;
using Interviewing.Audit;

namespace Interviewing.Storage.Postgres;

/// <summary>The audit logs in PostgreSQL.</summary>
internal sealed class PostgresAuditLog(PostgresDatabase database) : IAuditLog
{
    /// <inheritdoc/>
    public int MostAtOnce => 1000;

    /// <inheritdoc/>
    public async Task<AuditRow?> LastAsync(string tenant) =>
        await AuditRows.LastAsync(database, tenant) is [var last] ? last : null;

    /// <inheritdoc/>
    public async Task<IReadOnlySet<Guid>> FindAsync(string tenant, IReadOnlyList<Guid> ids) =>
        await AuditRows.FindAsync(database, tenant, ids);

    /// <inheritdoc/>
    public Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows) =>
        database.WriteAsync(new AuditRows.Append(database.ServiceId, tenant, rows));

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditRow>> ReadAsync(string tenant, long after, int limit, string? sessionId) =>
        AuditRows.AfterAsync(database, tenant, after, limit, sessionId);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> TenantsAsync() => AuditRows.TenantsAsync(database);
}
