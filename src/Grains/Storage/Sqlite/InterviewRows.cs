using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.Storage.Sqlite;

/// <summary>The rows of the table <c>interview</c>. Times are in ticks, UTC.</summary>
internal static class InterviewRows
{
    /// <summary>The columns, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns =
        "session_id, room_name, candidate_id, candidate_name, state, question_index, question_count, "
        + "created_at, start_time, end_time, degraded, last_sequence, tenant";

    private static readonly Sql UpsertRow = new(
        $"""
        INSERT INTO interview ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT DO UPDATE SET room_name = ?2, candidate_id = ?3, candidate_name = ?4, state = ?5, question_index = ?6,
            question_count = ?7, created_at = ?8, start_time = ?9, end_time = ?10, degraded = ?11, last_sequence = ?12
        WHERE last_sequence <= ?12
        """);

    private static readonly Sql DeleteRow = new("DELETE FROM interview WHERE session_id = ?1");

    public static InterviewRow Read(Statement row) => new()
    {
        SessionId = row.Text(0),
        RoomName = row.Text(1),
        CandidateId = row.Text(2),
        CandidateName = row.IsNull(3) ? null : row.Text(3),
        State = (InterviewState)row.Integer(4),
        CurrentQuestionIndex = (int)row.Integer(5),
        QuestionCount = (int)row.Integer(6),
        CreatedAt = new(row.Integer(7), TimeSpan.Zero),
        StartTime = row.IsNull(8) ? null : new(row.Integer(8), TimeSpan.Zero),
        EndTime = row.IsNull(9) ? null : new(row.Integer(9), TimeSpan.Zero),
        Degraded = row.Integer(10) != 0,
        LastSequence = row.Integer(11),
        Tenant = row.Text(12),
    };

    /// <summary>Puts rows in the place of older ones: all of them or none.</summary>
    internal sealed class Upsert(IReadOnlyList<InterviewRow> rows) : SqliteWrite
    {
        public override bool HasSeveralSteps => rows.Count > 1;

        public override void Execute(Connection connection)
        {
            var upsert = connection[UpsertRow];
            foreach (var row in rows)
            {
                upsert.Bind(1, row.SessionId);
                upsert.Bind(2, row.RoomName);
                upsert.Bind(3, row.CandidateId);
                upsert.Bind(4, row.CandidateName);
                upsert.Bind(5, (long)row.State);
                upsert.Bind(6, row.CurrentQuestionIndex);
                upsert.Bind(7, row.QuestionCount);
                upsert.Bind(8, row.CreatedAt.UtcTicks);
                upsert.Bind(9, row.StartTime?.UtcTicks);
                upsert.Bind(10, row.EndTime?.UtcTicks);
                upsert.Bind(11, row.Degraded ? 1 : 0);
                upsert.Bind(12, row.LastSequence);
                upsert.Bind(13, row.Tenant);
                upsert.Run();
            }
        }
    }

    /// <summary>Takes an interview off the list, with the candidate's name.</summary>
    internal sealed class Remove(string sessionId) : SqliteWrite
    {
        private bool _erases;

        public override bool Erases => _erases;

        public override void Execute(Connection connection)
        {
            var delete = connection[DeleteRow];
            delete.Bind(1, sessionId);
            _erases = delete.Run() > 0;
        }
    }
}
