using Interviewing.Directory;
using Interviewing.Interviews;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>The rows of the table <c>interview</c>.</summary>
internal static class InterviewRows
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns =
        "session_id, room_name, candidate_id, candidate_name, state, question_index, question_count, "
        + "created_at, start_time, end_time, degraded, last_sequence, tenant";

    private const string UpsertRow =
        $"""
        INSERT INTO interview ({Columns}, service) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (service, session_id) DO UPDATE SET room_name = $2, candidate_id = $3, candidate_name = $4, state = $5,
            question_index = $6, question_count = $7, created_at = $8, start_time = $9, end_time = $10, degraded = $11,
            last_sequence = $12
        WHERE interview.last_sequence <= $12
        """;

    private const string DeleteRow = "DELETE FROM interview WHERE service = $1 AND session_id = $2";

    public static InterviewRow Read(NpgsqlDataReader row) => new()
    {
        SessionId = row.GetString(0),
        RoomName = row.GetString(1),
        CandidateId = row.GetString(2),
        CandidateName = row.IsDBNull(3) ? null : row.GetString(3),
        State = (InterviewState)row.GetInt32(4),
        CurrentQuestionIndex = row.GetInt32(5),
        QuestionCount = row.GetInt32(6),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
        StartTime = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        EndTime = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
        Degraded = row.GetBoolean(10),
        LastSequence = row.GetInt64(11),
        Tenant = row.GetString(12),
    };

    /// <summary>Puts rows in the place of older ones: all of them or none.</summary>
    internal sealed class Upsert(string service, IReadOnlyList<InterviewRow> rows) : PostgresWrite
    {
        // In one order, so that no two groups wait for one another's rows.
        public override IEnumerable<NpgsqlBatchCommand> Commands() =>
            rows.OrderBy(row => row.SessionId, StringComparer.Ordinal).Select(row => PostgresCommand.Of(
                UpsertRow,
                PostgresCommand.Text(row.SessionId),
                PostgresCommand.Text(row.RoomName),
                PostgresCommand.Text(row.CandidateId),
                PostgresCommand.Text(row.CandidateName),
                PostgresCommand.Number((int)row.State),
                PostgresCommand.Number(row.CurrentQuestionIndex),
                PostgresCommand.Number(row.QuestionCount),
                PostgresCommand.Time(row.CreatedAt),
                PostgresCommand.Time(row.StartTime),
                PostgresCommand.Time(row.EndTime),
                PostgresCommand.Flag(row.Degraded),
                PostgresCommand.Number(row.LastSequence),
                PostgresCommand.Text(row.Tenant),
                PostgresCommand.Text(service)));
    }

    /// <summary>Takes an interview off the list, with the candidate's name.</summary>
    internal sealed class Remove(string service, string sessionId) : PostgresWrite
    {
        public override IEnumerable<NpgsqlBatchCommand> Commands() =>
            [PostgresCommand.Of(DeleteRow, PostgresCommand.Text(service), PostgresCommand.Text(sessionId))];
    }
}
