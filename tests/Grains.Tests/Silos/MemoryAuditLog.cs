using System.Collections.Immutable;
using Interviewing.Audit;
using Interviewing.Storage;

namespace Interviewing.Silos;

/// <summary>Audit logs in memory, that can be made to fail.</summary>
internal sealed class MemoryAuditLog : IAuditLog
{
    private readonly Dictionary<string, ImmutableArray<ChainedEntry>> _logs = [];
    private readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _held = Released();
    private bool? _failAfterwards;
    private int _writes;

    public int MostAtOnce => 48;

    public int Writes => Volatile.Read(ref _writes);

    /// <summary>Completes when a write begins.</summary>
    public Task Writing => _writing.Task;

    /// <summary>Writes take until <see cref="Release"/>.</summary>
    public void Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _held.SetResult();

    public void FailNext(bool afterwards) => _failAfterwards = afterwards;

    public Task<AuditRow?> LastAsync(string tenant) => Task.FromResult(Rows(tenant) is [.., var last] ? last.Row : null);

    public Task<IReadOnlySet<Guid>> FindAsync(string tenant, IReadOnlyList<Guid> ids) =>
        Task.FromResult<IReadOnlySet<Guid>>(Rows(tenant).Select(entry => entry.Id).Where(ids.Contains).ToHashSet());

    public async Task AppendAsync(string tenant, IReadOnlyList<ChainedEntry> rows)
    {
        // A disk takes its time, and the callers come together meanwhile.
        await Task.Yield();
        _writing.TrySetResult();
        await _held.Task;
        var fails = _failAfterwards;
        _failAfterwards = null;
        if (fails == false)
            throw new StorageUnavailableException("The disk is full, says the test.");
        lock (_logs)
        {
            _writes++;
            var last = Rows(tenant) is [.., var newest] ? newest.Row : null;
            if ((last?.Sequence ?? 0) != rows[0].Row.Sequence - 1 || (last?.Hash ?? AuditRow.NoHash) != rows[0].Row.PreviousHash
                || rows.Any(row => Rows(tenant).Any(there => there.Id == row.Id)))
            {
                throw new AuditConflictException(tenant);
            }

            _logs[tenant] = Rows(tenant).AddRange(rows);
        }

        if (fails == true)
            throw new StorageUnavailableException("The answer was lost, says the test.");
    }

    public Task<ImmutableArray<AuditRow>> ReadAsync(string tenant, long after, int limit, string? sessionId) =>
        Task.FromResult(Rows(tenant)
            .Where(entry => entry.Row.Sequence > after && (sessionId is null || entry.SessionId == sessionId))
            .Select(entry => entry.Row).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> TenantsAsync()
    {
        lock (_logs)
            return Task.FromResult<ImmutableArray<string>>([.. _logs.Keys.Order(StringComparer.Ordinal)]);
    }

    private static TaskCompletionSource Released()
    {
        TaskCompletionSource released = new();
        released.SetResult();
        return released;
    }

    private ImmutableArray<ChainedEntry> Rows(string tenant)
    {
        lock (_logs)
            return _logs.GetValueOrDefault(tenant, []);
    }
}
