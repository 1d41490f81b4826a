using Interviewing.Storage;
using Interviewing.Telemetry;

namespace Interviewing.Interviews;

/// <summary>
/// The gate to the disk for the facts of one interview. What is appended while a write is under way goes with the next
/// one, so that calls that interleave never write at once, and none of them waits for more than two writes.
/// </summary>
internal sealed class InterviewJournal(IPersistentState<Journal<InterviewFact>> state)
{
    private int _onDisk = state.State.Count;
    private Task? _write;

    /// <summary>All facts, also those that are not yet on disk.</summary>
    public Journal<InterviewFact> Facts => state.State;

    /// <summary>
    /// True after a failed write: what is in memory may be ahead of the disk or behind it, so this activation is of no
    /// use any more; the next one reads what the disk has.
    /// </summary>
    public bool IsBroken { get; private set; }

    /// <summary>True when every fact is on disk.</summary>
    public bool IsOnDisk => _onDisk >= Facts.Count;

    /// <summary>Returns when all that was appended before is on disk.</summary>
    public async Task CommitAsync()
    {
        var upTo = Facts.Count;
        while (_onDisk < upTo)
        {
            var write = _write ??= WriteAsync();
            try
            {
                await write;
            }
            finally
            {
                if (ReferenceEquals(_write, write))
                    _write = null;
            }
        }
    }

    /// <summary>Erases the facts.</summary>
    public async Task ClearAsync()
    {
        await CommitAsync();
        await state.ClearStateAsync();
        _onDisk = 0;
    }

    private async Task WriteAsync()
    {
        if (IsBroken)
            throw new StorageUnavailableException("An earlier change could not be stored.");
        var count = Facts.Count;
        try
        {
            await state.WriteStateAsync();
            InterviewMetrics.Count(Facts.Entries, _onDisk, count);
            _onDisk = count;
        }
        catch
        {
            IsBroken = true;
            throw;
        }
    }
}
