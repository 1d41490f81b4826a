using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.Tenants;

namespace Interviewing.Storage.AzureStorage;

/// <summary>The list of interviews in a table of Azure's: see <see cref="InterviewLinks"/>.</summary>
internal sealed class AzureInterviewIndex(AzureAccount account) : IInterviewIndex
{
    private const int LongestPage = 200;
    private const int AtOnce = 32;

    // Two who change one row at once are a directory grain of a silo that is thought to be lost, and its successor.
    private const int Tries = 5;

    // What this silo does to one interview it does in the order in which it was asked to. By hash: those of several may wait for one another.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, AtOnce).Select(_ => new SemaphoreSlim(1))];

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<InterviewRow> rows) => Task.WhenAll(rows
        .GroupBy(row => row.SessionId)
        .Select(ofOne => ofOne.Aggregate((one, other) => other.LastSequence >= one.LastSequence ? other : one))
        .Select(row => InTurnAsync(row.SessionId, cancellationToken => PutAsync(row, cancellationToken))));

    /// <inheritdoc/>
    public Task RemoveAsync(TenantKey key) => InTurnAsync(key.Id, async cancellationToken =>
    {
        if (await FindAsync(key.Id, cancellationToken) is not { } found) return false;
        var row = InterviewEntities.Read(found);
        if (row.Tenant != key.Tenant) return false;
        // The row goes last: as long as it is there, another try knows its links.
        await DeleteAsync(InterviewLinks.OfAnyState(account, row), cancellationToken);
        await DeleteAsync(found, cancellationToken);
        return true;
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query) => FollowAsync(
        InterviewLinks.Query(account, query),
        Math.Clamp(query.Limit, 1, LongestPage),
        row => row.Tenant == query.Tenant
            && (query.State is not { } state || row.State == state)
            && (query.CandidateId is not { } candidate || row.CandidateId == candidate)
            && (query.RoomName is not { } room || row.RoomName == room));

    // Session ids begin with the time of their making: the newer part of the list is not looked at.
    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewRow>> ListUnchangedAsync(DateTimeOffset before, string after, int limit) => FollowAsync(
        InterviewLinks.Query(account, after, SessionId.FirstAt(before)),
        limit,
        row => (row.EndTime ?? row.StartTime ?? row.CreatedAt) < before);

    private Task<ImmutableArray<InterviewRow>> FollowAsync(string links, int limit, Func<InterviewRow, bool> isWanted) =>
        account.ReadAsync(async cancellationToken =>
        {
            var rows = ImmutableArray.CreateBuilder<InterviewRow>();
            var all = account.Interviews.QueryAsync<TableEntity>(links, Math.Min(limit, LongestPage), cancellationToken: cancellationToken);
            await foreach (var some in all.Chunk(AtOnce).WithCancellation(cancellationToken))
            {
                var found = await Task.WhenAll(some.Select(link => FindAsync(InterviewLinks.SessionOf(link), cancellationToken)));
                rows.AddRange(found.OfType<TableEntity>().Select(InterviewEntities.Read).Where(isWanted).Take(limit - rows.Count));
                if (rows.Count == limit) break;
            }

            return rows.ToImmutable();
        });

    private async Task<bool> InTurnAsync(string session, Func<CancellationToken, Task<bool>> change)
    {
        var turn = _turns[(uint)session.GetHashCode(StringComparison.Ordinal) % AtOnce];
        await turn.WaitAsync();
        try
        {
            return await account.WriteAsync(change);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> PutAsync(InterviewRow row, CancellationToken cancellationToken)
    {
        InterviewRow? old = null;
        for (var tries = 1; ; tries++)
        {
            var found = await FindAsync(row.SessionId, cancellationToken);
            if (found is null && old is not null)
            {
                // Another silo has taken it off the list since it was read here.
                await DeleteAsync(InterviewLinks.OfAnyState(account, row), cancellationToken);
                return false;
            }

            old = found is null ? null : InterviewEntities.Read(found);
            if (old?.LastSequence > row.LastSequence) return false;
            try
            {
                await PutAsync(row, old, found?.ETag, cancellationToken);
                return true;
            }
            catch (RequestFailedException refusal) when (AzureFaults.IsConflict(refusal) && tries < Tries)
            {
                // Somebody else has changed it since it was read.
            }
        }
    }

    private async Task PutAsync(InterviewRow row, InterviewRow? old, ETag? etag, CancellationToken cancellationToken)
    {
        var table = account.Interviews;
        IEnumerable<TableEntity> links = old is null ? InterviewLinks.Of(account, row)
            : old.State != row.State ? [InterviewLinks.OfState(account, row)]
            : [];
        await Task.WhenAll(links.Select(link => table.UpsertEntityAsync(link, TableUpdateMode.Replace, cancellationToken)));
        var entity = InterviewEntities.Write(account, row);
        if (etag is { } read)
            await table.UpdateEntityAsync(entity, read, TableUpdateMode.Replace, cancellationToken);
        else
            await table.AddEntityAsync(entity, cancellationToken);
        if (old is not null && old.State != row.State)
            await LeaveAsync(old, cancellationToken);
    }

    // Another silo may have brought it back to that state meanwhile: then the link that was deleted was its.
    private async Task LeaveAsync(InterviewRow old, CancellationToken cancellationToken)
    {
        var link = InterviewLinks.OfState(account, old);
        await DeleteAsync(link, cancellationToken);
        if (await FindAsync(old.SessionId, cancellationToken) is { } now && InterviewEntities.Read(now).State == old.State)
            await account.Interviews.UpsertEntityAsync(link, TableUpdateMode.Replace, cancellationToken);
    }

    private Task<TableEntity?> FindAsync(string session, CancellationToken cancellationToken)
    {
        var (partition, key) = InterviewEntities.KeyOf(account, session);
        return Entities.FindAsync(account.Interviews, partition, key, cancellationToken);
    }

    private Task<Response[]> DeleteAsync(IEnumerable<TableEntity> entities, CancellationToken cancellationToken) =>
        Task.WhenAll(entities.Select(entity => DeleteAsync(entity, cancellationToken)));

    private Task<Response> DeleteAsync(TableEntity entity, CancellationToken cancellationToken) =>
        account.Interviews.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
}
