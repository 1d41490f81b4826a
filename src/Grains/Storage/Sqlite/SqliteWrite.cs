namespace Interviewing.Storage.Sqlite;

/// <summary>
/// One change that somebody waits for. It is its own completion source: one object less for each write. Callers resume
/// on their own schedulers, never on the writer's thread.
/// </summary>
internal abstract class SqliteWrite() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private int _claimed;

    /// <summary>When it was handed over, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Submitted { get; set; }

    /// <summary>Why this one change is not made, while the others of its group are.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>True where the words that it deletes have to leave the files, too.</summary>
    public virtual bool Erases => false;

    /// <summary>True where a failure in the middle would leave a part of the change behind.</summary>
    public virtual bool HasSeveralSteps => false;

    /// <summary>True once its caller has been told how it went; that can be before the write, if it took too long.</summary>
    public bool IsAnswered => Volatile.Read(ref _claimed) != 0;

    /// <summary>
    /// Makes the change, on the writer's thread, inside the group's transaction. A change that may not be made (its
    /// caller has seen an older state) sets <see cref="Refusal"/> and changes nothing.
    /// </summary>
    public abstract void Execute(Connection connection);

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

    /// <summary>Gives back what the write has borrowed. Called once, by the writer, after the last use.</summary>
    public virtual void Release()
    {
    }

    /// <summary>The last thing before the caller resumes, once the change is on disk.</summary>
    protected virtual void OnStored()
    {
    }

    private bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;
}
