using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Tenants;
using Interviewing.Interviews;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>The list of interviews in PostgreSQL.</summary>
internal sealed class PostgresInterviewIndex(PostgresDatabase database) : IInterviewIndex
{
    // Session ids begin with the time of their making: the newer part of the list is not looked at.
    private const string Unchanged =
        $"""
        SELECT {InterviewRows.Columns} FROM interview
        WHERE service = $1 AND session_id > $2 AND session_id < $3 AND coalesce(end_time, start_time, created_at) < $4
        ORDER BY session_id LIMIT $5
        """;

    /// <inheritdoc/>
    public Task UpsertAsync(IReadOnlyList<InterviewRow> rows) =>
        rows.Count == 0 ? Task.CompletedTask : database.WriteAsync(new InterviewRows.Upsert(database.ServiceId, rows));

    /// <inheritdoc/>
    public Task RemoveAsync(TenantKey key) =>
        database.WriteAsync(new InterviewRows.Remove(database.ServiceId, key));

    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewRow>> ListAsync(DirectoryQuery query) => database.ReadAsync(Select(query), AllAsync);

    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewRow>> ListUnchangedAsync(DateTimeOffset before, string after, int limit) =>
        database.ReadAsync(
            PostgresCommand.Of(
                Unchanged,
                PostgresCommand.Text(database.ServiceId),
                PostgresCommand.Text(after),
                PostgresCommand.Text(SessionId.FirstAt(before)),
                PostgresCommand.Time(before),
                PostgresCommand.Number(limit)),
            AllAsync);

    private static async Task<ImmutableArray<InterviewRow>> AllAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<InterviewRow>();
        while (await row.ReadAsync(cancellationToken)) rows.Add(InterviewRows.Read(row));
        return rows.DrainToImmutable();
    }

    // Each combination of filters is a statement of its own, so that each is planned once and reads along one index: by the
    // tenant, the filter's value and then by session id, from the newest on.
    private NpgsqlBatchCommand Select(DirectoryQuery query)
    {
        List<NpgsqlParameter> parameters =
        [
            PostgresCommand.Text(database.ServiceId),
            // Session ids are in ASCII: this is above all of them.
            PostgresCommand.Text(query.Before ?? "\u007f"),
            PostgresCommand.Number(Math.Clamp(query.Limit, 1, 200)),
            PostgresCommand.Text(query.Tenant),
        ];
        var filters = " AND tenant = $4";
        if (query.State is { } state) Add("state", PostgresCommand.Number((int)state));
        if (query.CandidateId is { } candidate) Add("candidate_id", PostgresCommand.Text(candidate));
        if (query.RoomName is { } room) Add("room_name", PostgresCommand.Text(room));
        return PostgresCommand.Of(
            $"SELECT {InterviewRows.Columns} FROM interview WHERE service = $1 AND session_id < $2{filters} "
            + "ORDER BY session_id DESC LIMIT $3",
            [.. parameters]);

        void Add(string column, NpgsqlParameter value)
        {
            parameters.Add(value);
            filters += $" AND {column} = ${parameters.Count}";
        }
    }
}
