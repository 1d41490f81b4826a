using System.Collections.Immutable;
using Interviewing.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Interviewing.Audit;

/// <summary>
/// Adds to one tenant's audit log. Entries that come while others are being written go with the next write, together, as many as the
/// storage takes at once, so that calls interleave and one mostly waits for no more than two writes.
/// </summary>
[Reentrant]
[GrainType("audit")]
public sealed partial class AuditGrain(IAuditLog log, ILogger<AuditGrain> logger) : Grain, IAuditGrain
{
    private const int LongestPage = 1000;

    private readonly ILogger<AuditGrain> _logger = logger;
    // The last of them still takes entries; each is written, and told, for itself.
    private readonly Queue<Gathering> _gatherings = [];
    private readonly Dictionary<Guid, Gathering> _pending = [];
    private Gathering? _open;
    private bool _isWriting;
    private bool _isKnown;
    private AuditRow? _last;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Record(AuditEntry entry)
    {
        // A repetition whose first call is still waiting has the same answer.
        if (_pending.TryGetValue(entry.Id, out var pending))
            return pending.Written.Task;
        if (_open is not { } gathering || gathering.Entries.Count == log.MostAtOnce)
            _gatherings.Enqueue(_open = gathering = new());
        gathering.Entries.Add(entry);
        _pending.Add(entry.Id, gathering);
        if (!_isWriting)
            _ = WriteAsync();
        return gathering.Written.Task;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditRow>> Read(long after, int limit, string? sessionId) =>
        log.ReadAsync(Tenant, after, Math.Clamp(limit, 1, LongestPage), sessionId);

    // Runs beside the calls, on the grain's own scheduler, until nothing waits.
    private async Task WriteAsync()
    {
        _isWriting = true;
        while (_gatherings.Count > 0)
        {
            // Those that came together, and wait for their turn, go with this write.
            await Task.Yield();
            var gathering = _gatherings.Dequeue();
            if (_gatherings.Count == 0)
                _open = null;
            try
            {
                await AppendAsync(gathering.Entries);
                Forget(gathering);
                gathering.Written.SetResult();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // It may be on disk: what is the last entry is looked up anew.
                _isKnown = false;
                Forget(gathering);
                LogNotWritten(failure, gathering.Entries.Count, Tenant);
                gathering.Written.SetException(failure is StorageUnavailableException
                    ? failure
                    : new StorageUnavailableException("The audit log did not take an entry."));
            }
        }

        _isWriting = false;
    }

    private async Task AppendAsync(List<AuditEntry> entries)
    {
        try
        {
            await AppendToLastAsync(entries);
        }
        catch (AuditConflictException)
        {
            // An activation that this one does not know of, in a silo that is thought to be lost, has written too; or an entry is
            // recorded again. What is in the log is on disk.
            _isKnown = false;
            var there = await log.FindAsync(Tenant, entries.ConvertAll(entry => entry.Id));
            var missing = entries.FindAll(entry => !there.Contains(entry.Id));
            if (missing.Count > 0)
                await AppendToLastAsync(missing);
        }
    }

    private void Forget(Gathering gathering)
    {
        foreach (var entry in gathering.Entries)
            _pending.Remove(entry.Id);
    }

    private async Task AppendToLastAsync(List<AuditEntry> entries)
    {
        if (!_isKnown)
            _last = await log.LastAsync(Tenant);
        _isKnown = true;
        var last = _last;
        var rows = new ChainedEntry[entries.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            last = AuditChain.Next(Tenant, last, entries[i]);
            rows[i] = new(last, entries[i].Id, entries[i].SessionId);
        }

        await log.AppendAsync(Tenant, rows);
        _last = last;
    }

    [LoggerMessage(7001, LogLevel.Error, "{Count} entries of the audit log of {Tenant} could not be written.")]
    private partial void LogNotWritten(Exception failure, int count, string tenant);

    private sealed class Gathering
    {
        public List<AuditEntry> Entries { get; } = [];

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
