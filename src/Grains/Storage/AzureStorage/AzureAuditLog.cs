using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Interviewing.Audit;

namespace Interviewing.Storage.AzureStorage;

/// <summary>The audit logs in a table of Azure's: see <see cref="AuditEntities"/>.</summary>
internal sealed class AzureAuditLog(AzureAccount account) : IAuditLog
{
    private const string Tenant = "Tenant";

    /// <inheritdoc/>
    public async Task<AuditRow?> LastAsync(string tenant) =>
        await account.ReadAsync(cancellationToken => FindAsync(LogOf(tenant), AuditEntities.Head, cancellationToken)) is { } head
            ? AuditEntities.Read(head)
            : null;

    /// <inheritdoc/>
    public Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows) => account.WriteAsync(async cancellationToken =>
    {
        var log = LogOf(tenant);
        var head = await FindAsync(log, AuditEntities.Head, cancellationToken);
        var last = head is null ? null : AuditEntities.Read(head);
        if ((last?.Sequence ?? 0, last?.Hash ?? AuditRow.NoHash) != (rows[0].Row.Sequence - 1, rows[0].Row.PreviousHash))
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
            var (first, last) = sessionId is null
                ? (AuditEntities.RowKey(after), AuditEntities.RowKey(long.MaxValue))
                : (AuditEntities.LinkKey(sessionId, after), AuditEntities.LinkKey(sessionId, long.MaxValue));
            var found = account.Audit.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {log} and RowKey gt {first} and RowKey le {last}"),
                limit, cancellationToken: cancellationToken);
            var entities = await found.Take(limit).ToListAsync(cancellationToken);
            if (sessionId is not null)
            {
                var rows = await Task.WhenAll(entities.Select(
                    link => FindAsync(log, AuditEntities.RowKey(AuditEntities.SequenceOf(link)), cancellationToken)));
                entities = [.. rows.OfType<TableEntity>()];
            }

            return entities.Select(AuditEntities.Read).ToImmutableArray();
        });

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> TenantsAsync() => account.ReadAsync(async cancellationToken =>
    {
        var tenants = account.Audit.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Tenants}"), cancellationToken: cancellationToken);
        var names = await tenants.Select(entity => entity.GetString(Tenant)).ToListAsync(cancellationToken);
        return names.Order(StringComparer.Ordinal).ToImmutableArray();
    });

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
        foreach (var (row, session) in rows)
        {
            actions.Add(new(TableTransactionActionType.Add, AuditEntities.Write(log, AuditEntities.RowKey(row.Sequence), row)));
            if (session is not null)
                actions.Add(new(TableTransactionActionType.Add, AuditEntities.Link(log, session, row.Sequence)));
        }

        return actions;
    }

    // Before its first row: a tenant without a log is no harm, a log that nobody verifies is.
    private Task<Response> NoteTenantAsync(string tenant, CancellationToken cancellationToken) => account.Audit.UpsertEntityAsync(
        new TableEntity(Tenants, account.Partition("tenant", tenant)) { [Tenant] = tenant }, TableUpdateMode.Replace, cancellationToken);

    private async Task<TableEntity?> FindAsync(string partition, string key, CancellationToken cancellationToken)
    {
        var found = await account.Audit.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }
}
