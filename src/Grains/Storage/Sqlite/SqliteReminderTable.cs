namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Reminders in the SQLite database. Their hash is kept but has no index: an embedded silo owns the whole ring and reads
/// all rows, and an index over hashes would be one more page to write, at a random place, for each reminder.
/// </summary>
internal sealed class SqliteReminderTable(SqliteDatabase database) : IReminderTable
{
    private const string Columns = "SELECT grain, name, etag, start_at, period FROM reminder";

    private static readonly Sql OfGrain = new($"{Columns} WHERE grain = ?1");
    private static readonly Sql OfName = new($"{Columns} WHERE grain = ?1 AND name = ?2");
    private static readonly Sql InRange = new($"{Columns} WHERE hash > ?1 AND hash <= ?2");
    private static readonly Sql AroundZero = new($"{Columns} WHERE hash > ?1 OR hash <= ?2");

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(GrainId grainId) =>
        Task.FromResult(new ReminderTableData(database.Read(
            static (connection, grain) =>
            {
                var rows = connection[OfGrain];
                rows.Bind(1, grain);
                return All(rows);
            },
            grainId.ToString())));

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        Task.FromResult(new ReminderTableData(database.Read(
            static (connection, range) =>
            {
                // The range (begin, end] goes over the top of the ring if it does not begin below its end; where both
                // are the same it is the whole ring.
                var rows = connection[range.begin < range.end ? InRange : AroundZero];
                rows.Bind(1, range.begin);
                rows.Bind(2, range.end);
                return All(rows);
            },
            (begin, end))));

    /// <inheritdoc/>
    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(database.Read(
            static (connection, key) =>
            {
                var rows = connection[OfName];
                rows.Bind(1, key.grain);
                rows.Bind(2, key.reminderName);
                return All(rows).SingleOrDefault();
            },
            (grain: grainId.ToString(), reminderName)));

    /// <inheritdoc/>
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var etag = database.NextETag();
        await database.Write(new ReminderWrites.Upsert(entry, etag));
        return entry.ETag = Conflicts.Text(etag);
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var remove = new ReminderWrites.Remove(grainId.ToString(), reminderName, eTag);
        await database.Write(remove);
        return remove.Removed;
    }

    /// <inheritdoc/>
    public Task TestOnlyClearTable() => database.Write(new ReminderWrites.Clear());

    private static List<ReminderEntry> All(Statement rows)
    {
        var all = new List<ReminderEntry>();
        try
        {
            while (rows.Step())
            {
                all.Add(new()
                {
                    GrainId = GrainId.Parse(rows.Text(0)),
                    ReminderName = rows.Text(1),
                    ETag = Conflicts.Text(rows.Integer(2)),
                    StartAt = new(rows.Integer(3), DateTimeKind.Utc),
                    Period = new(rows.Integer(4)),
                });
            }
        }
        finally
        {
            rows.Reset();
        }

        return all;
    }
}
