using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// One change that somebody waits for: one or more commands of a group's transaction. Whether it was made shows in how many
/// rows its last command changed; a command whose caller has seen an older state changes none.
/// </summary>
internal abstract class PostgresWrite : StorageWrite
{
    /// <summary>The commands, in order. Called again if the group has to be made again, write by write.</summary>
    public abstract IEnumerable<NpgsqlBatchCommand> Commands();

    /// <summary>Whether it was made, by the number of rows that its last command changed.</summary>
    public virtual bool IsMade(ulong rows) => true;

    /// <summary>Says why it was not made; reads what is there instead.</summary>
    public virtual Task<Exception> ExplainAsync(NpgsqlConnection connection) =>
        Task.FromResult<Exception>(new InvalidOperationException($"A {GetType().Name} is always made."));
}
