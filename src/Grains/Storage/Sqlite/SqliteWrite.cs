namespace Interviewing.Storage.Sqlite;

/// <summary>One change to the SQLite database.</summary>
internal abstract class SqliteWrite : StorageWrite
{
    /// <summary>When it was handed over, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Submitted { get; set; }

    /// <summary>Why this one change is not made, while the others of its group are.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>True where the words that it deletes have to leave the files, too.</summary>
    public virtual bool Erases => false;

    /// <summary>True where a failure in the middle would leave a part of the change behind.</summary>
    public virtual bool HasSeveralSteps => false;

    /// <summary>
    /// Makes the change, on the writer's thread, inside the group's transaction. A change that may not be made (its
    /// caller has seen an older state) sets <see cref="Refusal"/> and changes nothing.
    /// </summary>
    public abstract void Execute(Connection connection);

    /// <summary>Gives back what the write has borrowed. Called once, by the writer, after the last use.</summary>
    public virtual void Release()
    {
    }
}
