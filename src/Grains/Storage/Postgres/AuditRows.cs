using System.Collections.Immutable;
using Interviewing.Audit;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>The rows of the table <c>audit</c>.</summary>
internal static class AuditRows
{
    private const string Columns = "sequence, entry, previous_hash, hash";
    private const string Log = "FROM audit WHERE service = $1 AND tenant = $2";

    // The row before has to be there with the hash that this one names. Should another silo add one meanwhile, or the entry be in
    // the log already, there is a row of this number or of this id, and nothing is added.
    private const string InsertRow =
        $"""
        INSERT INTO audit (service, tenant, sequence, session_id, entry, previous_hash, hash, id)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8
        WHERE CASE WHEN $3 = 1 THEN NOT EXISTS (SELECT {Log}) ELSE EXISTS (SELECT {Log} AND sequence = $3 - 1 AND hash = $6) END
        ON CONFLICT DO NOTHING
        """;

    public static Task<ImmutableArray<AuditRow>> LastAsync(PostgresDatabase database, string tenant) => AllAsync(
        database,
        $"SELECT {Columns} {Log} ORDER BY sequence DESC LIMIT 1",
        PostgresCommand.Text(database.ServiceId), PostgresCommand.Text(tenant));

    public static Task<ImmutableArray<AuditRow>> AfterAsync(
        PostgresDatabase database, string tenant, long after, int limit, string? sessionId)
    {
        List<NpgsqlParameter> parameters =
        [
            PostgresCommand.Text(database.ServiceId),
            PostgresCommand.Text(tenant),
            PostgresCommand.Number(after),
            PostgresCommand.Number(limit),
        ];
        if (sessionId is not null) parameters.Add(PostgresCommand.Text(sessionId));
        var ofSession = sessionId is null ? "" : " AND session_id = $5";
        return AllAsync(
            database, $"SELECT {Columns} {Log} AND sequence > $3{ofSession} ORDER BY sequence LIMIT $4", [.. parameters]);
    }

    public static Task<HashSet<Guid>> FindAsync(PostgresDatabase database, string tenant, IReadOnlyList<Guid> ids) =>
        database.ReadAsync(
            PostgresCommand.Of(
                $"SELECT id {Log} AND id = ANY ($3)",
                PostgresCommand.Text(database.ServiceId), PostgresCommand.Text(tenant), PostgresCommand.Ids([.. ids])),
            static async (rows, cancellationToken) =>
            {
                HashSet<Guid> found = [];
                while (await rows.ReadAsync(cancellationToken)) found.Add(rows.GetGuid(0));
                return found;
            });

    public static Task<ImmutableArray<string>> TenantsAsync(PostgresDatabase database) => database.ReadAsync(
        PostgresCommand.Of(
            "SELECT DISTINCT tenant FROM audit WHERE service = $1 ORDER BY tenant", PostgresCommand.Text(database.ServiceId)),
        static async (rows, cancellationToken) =>
        {
            var tenants = ImmutableArray.CreateBuilder<string>();
            while (await rows.ReadAsync(cancellationToken)) tenants.Add(rows.GetString(0));
            return tenants.DrainToImmutable();
        });

    private static Task<ImmutableArray<AuditRow>> AllAsync(
        PostgresDatabase database, string sql, params NpgsqlParameter[] parameters) => database.ReadAsync(
            PostgresCommand.Of(sql, parameters),
            static async (rows, cancellationToken) =>
            {
                var all = ImmutableArray.CreateBuilder<AuditRow>();
                while (await rows.ReadAsync(cancellationToken))
                {
                    all.Add(new()
                    {
                        Sequence = rows.GetInt64(0),
                        Entry = rows.GetString(1),
                        PreviousHash = rows.GetString(2),
                        Hash = rows.GetString(3),
                    });
                }

                return all.DrainToImmutable();
            });

    /// <summary>Puts rows at the end of a tenant's log: where the first cannot be added, none behind it can.</summary>
    internal sealed class Append(string service, string tenant, IReadOnlyList<ChainedEntry> entries) : PostgresWrite
    {
        public override IEnumerable<NpgsqlBatchCommand> Commands() => entries.Select(entry => PostgresCommand.Of(
            InsertRow,
            PostgresCommand.Text(service),
            PostgresCommand.Text(tenant),
            PostgresCommand.Number(entry.Row.Sequence),
            PostgresCommand.Text(entry.SessionId),
            PostgresCommand.Text(entry.Row.Entry),
            PostgresCommand.Text(entry.Row.PreviousHash),
            PostgresCommand.Text(entry.Row.Hash),
            PostgresCommand.Id(entry.Id)));

        public override bool IsMade(ulong rows) => rows > 0;

        public override Task<Exception> ExplainAsync(NpgsqlConnection connection) =>
            Task.FromResult<Exception>(new AuditConflictException(tenant));
    }
}
