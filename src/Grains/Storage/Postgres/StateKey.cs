using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>Whose state it is: the first three columns of every table of states.</summary>
internal readonly record struct StateKey(string Service, string Grain, string Name)
{
    /// <summary>The parameters $1 to $3.</summary>
    public NpgsqlParameter[] Parameters =>
        [PostgresCommand.Text(Service), PostgresCommand.Text(Grain), PostgresCommand.Text(Name)];
}
