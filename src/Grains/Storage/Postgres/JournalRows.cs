using System.Text.Json;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// The rows of <c>grain_journal</c>: one for each entry, numbered from 0 in each journal. A journal's ETag is how many of
/// its entries are on disk.
/// </summary>
internal static class JournalRows
{
    private const string Key = "service = $1 AND grain = $2 AND name = $3";

    // The row before has to be there, this one not: anything else means that somebody else has written. The row before is
    // locked against being erased meanwhile. Should another commit add the first row in between, the unique key refuses the
    // command, and made again it changes nothing.
    private const string AppendFirst =
        $"""
        INSERT INTO grain_journal (service, grain, name, seq, payload)
        SELECT $1, $2, $3, $4 + n - 1, payload FROM unnest($5) WITH ORDINALITY AS entry (payload, n)
        WHERE NOT EXISTS (SELECT FROM grain_journal WHERE {Key} AND seq = $4)
        """;

    private const string AppendNext =
        $"""
        WITH before AS MATERIALIZED (SELECT seq FROM grain_journal WHERE {Key} AND seq = $4 - 1 FOR KEY SHARE)
        {AppendFirst} AND EXISTS (SELECT FROM before)
        """;

    private const string SelectRows = $"SELECT seq, payload FROM grain_journal WHERE {Key} ORDER BY seq";

    private const string CountRows = $"SELECT coalesce(max(seq) + 1, 0) FROM grain_journal WHERE {Key}";

    // Waits for an entry that is being added, and keeps others from being added: each locks the last row.
    private const string LockLast = $"SELECT FROM grain_journal WHERE {Key} ORDER BY seq DESC LIMIT 1 FOR UPDATE";

    private const string DeleteRows =
        $"""
        DELETE FROM grain_journal WHERE {Key}
        AND ($4 < 0 OR $4 = (SELECT coalesce(max(seq) + 1, 0) FROM grain_journal WHERE {Key}))
        """;

    /// <summary>Adds the entries that are on disk to a journal, in order, and gives their number.</summary>
    /// <exception cref="InvalidDataException">An entry cannot be read, or is missing.</exception>
    public static Task<int> ReadAsync(PostgresDatabase database, StateKey key, IJournal journal, JsonSerializerOptions json)
    {
        var type = json.GetTypeInfo(journal.EntryType);
        return database.ReadAsync(PostgresCommand.Of(SelectRows, [.. key.Parameters]), async (rows, cancellationToken) =>
        {
            var count = 0;
            try
            {
                for (; await rows.ReadAsync(cancellationToken); count++)
                {
                    if (rows.GetInt64(0) != count) throw Journals.Damaged(key.Grain, key.Name, count, null);
                    journal.Add(JsonSerializer.Deserialize(rows.GetString(1), type) ?? throw Journals.Damaged(key.Grain, key.Name, count, null));
                }
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                throw Journals.Damaged(key.Grain, key.Name, count, e);
            }

            return count;
        });
    }

    private static async Task<Exception> ConflictAsync(NpgsqlConnection connection, StateKey key, string? etag)
    {
        var stored = await PostgresDatabase.ReadAsync(
            connection, PostgresCommand.Of(CountRows, [.. key.Parameters]), Scalar, CancellationToken.None);
        return Conflicts.Of(key.Grain, key.Name, stored, etag);
    }

    private static async Task<long> Scalar(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        return rows.GetInt64(0);
    }

    /// <summary>Puts what is new at the end of a journal: all of it or nothing.</summary>
    internal sealed class Append<T>(StateKey key, IGrainState<T> state, int first, string[] entries) : PostgresWrite
    {
        private readonly string? _oldETag = state.ETag;

        public override IEnumerable<NpgsqlBatchCommand> Commands() =>
        [
            PostgresCommand.Of(
                first == 0 ? AppendFirst : AppendNext,
                [.. key.Parameters, PostgresCommand.Number((long)first), PostgresCommand.Texts(entries)]),
        ];

        public override bool IsMade(ulong rows) => rows == (ulong)entries.Length;

        public override Task<Exception> ExplainAsync(NpgsqlConnection connection) => ConflictAsync(connection, key, _oldETag);

        protected override void OnStored()
        {
            state.ETag = Conflicts.Text(first + entries.Length);
            state.RecordExists = true;
        }
    }

    /// <summary>Deletes a journal.</summary>
    internal sealed class Erase<T>(StateKey key, IGrainState<T> state) : PostgresWrite
    {
        private readonly string? _oldETag = state.ETag;

        public override IEnumerable<NpgsqlBatchCommand> Commands() =>
        [
            PostgresCommand.Of(LockLast, [.. key.Parameters]),
            PostgresCommand.Of(
                DeleteRows,
                [.. key.Parameters, PostgresCommand.Number(_oldETag is null ? -1 : Conflicts.Number(_oldETag))]),
        ];

        public override bool IsMade(ulong rows) => rows > 0 || _oldETag is null;

        public override Task<Exception> ExplainAsync(NpgsqlConnection connection) => ConflictAsync(connection, key, _oldETag);

        protected override void OnStored() => GrainStates.SetEmpty(state);
    }
}
