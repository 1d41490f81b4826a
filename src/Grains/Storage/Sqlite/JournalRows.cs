using System.Text.Json;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// The rows of <c>grain_journal</c>: one for each entry, numbered from 0 in each journal. A journal's ETag is how many of
/// its entries are on disk.
/// </summary>
internal static class JournalRows
{
    // In one statement with the check of the row before, SQLite would keep a copy of each page that it changes, to take
    // back several rows.
    private static readonly Sql AppendRow =
        new("INSERT INTO grain_journal (grain, name, seq, payload) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");

    private static readonly Sql SelectRow =
        new("SELECT 1 FROM grain_journal WHERE grain = ?1 AND name = ?2 AND seq = ?3");

    private static readonly Sql SelectRows =
        new("SELECT seq, payload FROM grain_journal WHERE grain = ?1 AND name = ?2 ORDER BY seq");

    private static readonly Sql CountRows =
        new("SELECT ifnull(max(seq) + 1, 0) FROM grain_journal WHERE grain = ?1 AND name = ?2");

    private static readonly Sql DeleteRows = new("DELETE FROM grain_journal WHERE grain = ?1 AND name = ?2");

    /// <summary>Adds the entries that are on disk to a journal, in order, and gives their number.</summary>
    /// <exception cref="InvalidDataException">An entry cannot be read, or is missing.</exception>
    public static int Read(Connection connection, (string Grain, string Name, IJournal Journal, JsonSerializerOptions Json) of)
    {
        var type = of.Json.GetTypeInfo(of.Journal.EntryType);
        var rows = connection[SelectRows];
        var count = 0;
        try
        {
            for (rows.Bind(1, of.Grain), rows.Bind(2, of.Name); rows.Step(); count++)
            {
                if (rows.Integer(0) != count) throw Journals.Damaged(of.Grain, of.Name, count, null);
                of.Journal.Add(JsonSerializer.Deserialize(rows.Utf8(1), type) ?? throw Journals.Damaged(of.Grain, of.Name, count, null));
            }
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw Journals.Damaged(of.Grain, of.Name, count, e);
        }
        finally
        {
            rows.Reset();
        }

        return count;
    }

    private static long Count(Connection connection, string grain, string name)
    {
        var count = connection[CountRows];
        count.Bind(1, grain);
        count.Bind(2, name);
        try
        {
            return count.Step() ? count.Integer(0) : 0;
        }
        finally
        {
            count.Reset();
        }
    }

    /// <summary>Puts what is new at the end of a journal.</summary>
    internal sealed class Append<T>(string grain, string name, IGrainState<T> state, int first, JsonTexts entries) : SqliteWrite
    {
        private readonly string? _oldETag = state.ETag;

        public override bool HasSeveralSteps => entries.Count > 1;

        public override void Execute(Connection connection)
        {
            // The row before has to be there, this one not: anything else means that somebody else has written.
            if (!(first == 0 || Exists(connection, first - 1)) || !AppendAll(connection))
                Refusal = Conflicts.Of(grain, name, Count(connection, grain, name), _oldETag);
        }

        public override void Release() => entries.Release();

        protected override void OnStored()
        {
            state.ETag = Conflicts.Text(first + entries.Count);
            state.RecordExists = true;
        }

        private bool Exists(Connection connection, int seq)
        {
            var select = connection[SelectRow];
            select.Bind(1, grain);
            select.Bind(2, name);
            select.Bind(3, seq);
            try
            {
                return select.Step();
            }
            finally
            {
                select.Reset();
            }
        }

        private bool AppendAll(Connection connection)
        {
            var append = connection[AppendRow];
            append.Bind(1, grain);
            append.Bind(2, name);
            for (var i = 0; i < entries.Count; i++)
            {
                append.Bind(3, first + i);
                append.Bind(4, entries[i]);
                // After the first there is nothing in the way of the others.
                if (append.Run() == 0) return false;
            }

            return true;
        }
    }

    /// <summary>Deletes a journal.</summary>
    internal sealed class Erase<T>(string grain, string name, IGrainState<T> state) : SqliteWrite
    {
        private readonly string? _oldETag = state.ETag;
        private bool _erases;

        public override bool Erases => _erases;

        public override void Execute(Connection connection)
        {
            if (_oldETag is not null && Count(connection, grain, name) is var stored && stored != Conflicts.Number(_oldETag))
            {
                Refusal = Conflicts.Of(grain, name, stored, _oldETag);
                return;
            }

            var delete = connection[DeleteRows];
            delete.Bind(1, grain);
            delete.Bind(2, name);
            _erases = delete.Run() > 0;
        }

        protected override void OnStored() => GrainStates.SetEmpty(state);
    }
}
