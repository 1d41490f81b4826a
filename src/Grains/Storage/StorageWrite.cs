namespace Interviewing.Storage;

/// <summary>
/// One change that somebody waits for. It is its own completion source: one object less for each write. Callers resume
/// on their own schedulers, never on the writer's; whoever answers first, the writer or a time-out, answers alone.
/// </summary>
internal abstract class StorageWrite() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private int _claimed;

    /// <summary>True once its caller has been told how it went; that can be before the write, if it took too long.</summary>
    public bool IsAnswered => Volatile.Read(ref _claimed) != 0;

    /// <summary>Tells the caller that the change is on disk.</summary>
    public void Acknowledge()
    {
        if (!Claim()) return;
        OnStored();
        SetResult();
    }

    /// <summary>Tells the caller why it is not, or not known to be.</summary>
    public void Fail(Exception reason)
    {
        if (Claim()) SetException(reason);
    }

    /// <summary>Takes the answer away from the writer; false if it has been given.</summary>
    public bool GiveUp() => Claim();

    /// <summary>The last thing before the caller resumes, once the change is on disk.</summary>
    protected virtual void OnStored()
    {
    }

    private bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;
}
