using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// One change that somebody waits for: one or more commands of a group's transaction. Whether it was made shows in how many
/// rows its last command changed; a command whose caller has seen an older state changes none.
/// </summary>
internal abstract class PostgresWrite() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private int _claimed;

    /// <summary>True once its caller has been told how it went.</summary>
    public bool IsAnswered => Volatile.Read(ref _claimed) != 0;

    /// <summary>The commands, in order. Called again if the group has to be made again, write by write.</summary>
    public abstract IEnumerable<NpgsqlBatchCommand> Commands();

    /// <summary>Whether it was made, by the number of rows that its last command changed.</summary>
    public virtual bool IsMade(ulong rows) => true;

    /// <summary>Says why it was not made; reads what is there instead.</summary>
    public virtual Task<Exception> ExplainAsync(NpgsqlConnection connection) =>
        Task.FromResult<Exception>(new InvalidOperationException($"A {GetType().Name} is always made."));

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
