using System.Globalization;

namespace Interviewing.Storage.Sqlite;

/// <summary>Tries a write of one row.</summary>
internal sealed class SqliteHealth(SqliteDatabase database, TimeProvider time) : IStorageHealth
{
    private static readonly Sql NoteCheck =
        new("INSERT INTO housekeeping (name, value) VALUES ('checked', ?1) ON CONFLICT DO UPDATE SET value = ?1");

    /// <inheritdoc/>
    public async Task<StorageHealth> CheckAsync()
    {
        var start = time.GetTimestamp();
        try
        {
            await database.Write(new Probe(time.GetUtcNow().UtcTicks));
            var taken = time.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new(true, $"SQLite: a write took {taken} ms");
        }
        catch (StorageUnavailableException e)
        {
            return new(false, $"SQLite: {e.Message}");
        }
    }

    private sealed class Probe(long now) : SqliteWrite
    {
        public override void Execute(Connection connection)
        {
            var note = connection[NoteCheck];
            note.Bind(1, now);
            note.Run();
        }
    }
}
