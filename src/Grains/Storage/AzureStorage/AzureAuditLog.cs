using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Interviewing.Audit;

namespace Interviewing.Storage.AzureStorage;

/// <summary>The audit logs in a table of Azure's: see <see cref="AuditEntities"/>.</summary>
internal sealed class AzureAuditLog(AzureAccount account) : IAuditLog
{
    private const string Tenant = "Tenant";
    private const int AtOnce = 32;

    // A transaction takes 100 entities: for each row it and its two links, and the head.
    /// <inheritdoc/>
    public int MostAtOnce => 33;

    /// <inheritdoc/>
    public Task<AuditRow?> LastAsync(string tenant) => account.ReadAsync(async cancellationToken =>
    {
        var log = LogOf(tenant);
        return await EndAsync(log, await FindAsync(log, AuditEntities.Head, cancellationToken), cancellationToken);
    });

    /// <inheritdoc/>
    public Task<IReadOnlySet<Guid>> FindAsync(string tenant, IReadOnlyList<Guid> ids) => account.ReadAsync(async cancellationToken =>
    {
        var log = LogOf(tenant);
        var found = await Task.WhenAll(ids.Select(id => FindAsync(log, AuditEntities.IdKey(id), cancellationToken)));
        return (IReadOnlySet<Guid>)ids.Where((_, i) => found[i] is not null).ToHashSet();
    });

    /// <inheritdoc/>
    public Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows) => account.WriteAsync(async cancellationToken =>
    {
        var log = LogOf(tenant);
        var head = await FindAsync(log, AuditEntities.Head, cancellationToken);
        var last = head is null ? null : AuditEntities.Read(head);
        if (!Follows(last, rows[0].Row) && !Follows(await EndAsync(log, head, cancellationToken), rows[0].Row))
            throw new AuditConflictException(tenant);
        if (head is null) await NoteTenantAsync(tenant, cancellationToken);
        try
        {
            await account.Audit.SubmitTransactionAsync(Append(log, head, rows), cancellationToken);
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsConflict(refusal))
        {
            // Or these are the very rows, and the first answer was lost.
            var there = await FindAsync(log, AuditEntities.RowKey(rows[^1].Row.Sequence), cancellationToken);
            if (there is null || AuditEntities.Read(there).Hash != rows[^1].Row.Hash) throw new AuditConflictException(tenant);
        }

        return rows.Count;
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditRow>> ReadAsync(string tenant, long after, int limit, string? sessionId) =>
        account.ReadAsync(async cancellationToken =>
        {
            var log = LogOf(tenant);
            var found = sessionId is null
                ? RowsAsync(log, after, cancellationToken, limit)
                : account.Audit.QueryAsync<TableEntity>(
                    Between(log, AuditEntities.LinkKey(sessionId, after), AuditEntities.LinkKey(sessionId, long.MaxValue)),
                    limit, cancellationToken: cancellationToken);
            var entities = await found.Take(limit).ToListAsync(cancellationToken);
            if (sessionId is null) return entities.Select(AuditEntities.Read).ToImmutableArray();
            var rows = ImmutableArray.CreateBuilder<AuditRow>(entities.Count);
            foreach (var links in entities.Chunk(AtOnce))
            {
                var linked = await Task.WhenAll(links.Select(
                    link => FindAsync(log, AuditEntities.RowKey(AuditEntities.SequenceOf(link)), cancellationToken)));
                rows.AddRange(linked.OfType<TableEntity>().Select(AuditEntities.Read));
            }

            return rows.DrainToImmutable();
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> TenantsAsync() => account.ReadAsync(async cancellationToken =>
    {
        var tenants = account.Audit.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Tenants}"), cancellationToken: cancellationToken);
        var names = await tenants.Select(entity => entity.GetString(Tenant)).ToListAsync(cancellationToken);
        return names.Order(StringComparer.Ordinal).ToImmutableArray();
    });

    private static bool Follows(AuditRow? last, AuditRow row) =>
        (last?.Sequence ?? 0, last?.Hash ?? AuditRow.NoHash) == (row.Sequence - 1, row.PreviousHash);

    private string Tenants => account.Partition("tenants");

    private string LogOf(string tenant) => account.Partition("log", tenant);

    private static List<TableTransactionAction> Append(string log, TableEntity? head, IReadOnlyList<ChainedEntry> rows)
    {
        var newHead = AuditEntities.Write(log, AuditEntities.Head, rows[^1].Row);
        List<TableTransactionAction> actions =
        [
            head is null
                ? new(TableTransactionActionType.Add, newHead)
                : new(TableTransactionActionType.UpdateReplace, newHead, head.ETag),
        ];
        foreach (var (row, id, session) in rows)
        {
            Add(AuditEntities.Write(log, AuditEntities.RowKey(row.Sequence), row));
            Add(AuditEntities.Link(log, AuditEntities.IdKey(id), row.Sequence));
            if (session is not null)
                Add(AuditEntities.Link(log, AuditEntities.LinkKey(session, row.Sequence), row.Sequence));
        }

        return actions;

        void Add(TableEntity entity) => actions.Add(new(TableTransactionActionType.Add, entity));
    }

    // Before its first row: a tenant without a log is no harm, a log that nobody verifies is.
    private Task<Response> NoteTenantAsync(string tenant, CancellationToken cancellationToken) => account.Audit.UpsertEntityAsync(
        new TableEntity(Tenants, account.Partition("tenant", tenant)) { [Tenant] = tenant }, TableUpdateMode.Replace, cancellationToken);

    // A copy that was made while the log grew may have an older head than rows.
    private async Task<AuditRow?> EndAsync(string log, TableEntity? head, CancellationToken cancellationToken)
    {
        var last = head is null ? null : AuditEntities.Read(head);
        var behind = await RowsAsync(log, last?.Sequence ?? 0, cancellationToken).LastOrDefaultAsync(cancellationToken);
        return behind is null ? last : AuditEntities.Read(behind);
    }

    private AsyncPageable<TableEntity> RowsAsync(string log, long after, CancellationToken cancellationToken, int? limit = null) =>
        account.Audit.QueryAsync<TableEntity>(
            Between(log, AuditEntities.RowKey(after), AuditEntities.RowKey(long.MaxValue)), limit, cancellationToken: cancellationToken);

    private static string Between(string log, string after, string last) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {log} and RowKey gt {after} and RowKey le {last}");

    private Task<TableEntity?> FindAsync(string partition, string key, CancellationToken cancellationToken) =>
        Entities.FindAsync(account.Audit, partition, key, cancellationToken);
}
