namespace Interviewing.Storage.Sqlite;

/// <summary>Changes of the table <c>reminder</c>. Times are in ticks, UTC.</summary>
internal static class ReminderWrites
{
    private static readonly Sql UpsertRow = new(
        """
        INSERT INTO reminder (grain, name, hash, etag, start_at, period) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET etag = ?4, start_at = ?5, period = ?6
        """);

    private static readonly Sql DeleteRow = new("DELETE FROM reminder WHERE grain = ?1 AND name = ?2 AND etag = ?3");
    private static readonly Sql DeleteAll = new("DELETE FROM reminder");

    /// <summary>Sets a reminder, whatever was there.</summary>
    internal sealed class Upsert(ReminderEntry entry, long newETag) : SqliteWrite
    {
        private readonly string _grain = entry.GrainId.ToString();
        private readonly uint _hash = entry.GrainId.GetUniformHashCode();
        private readonly string _name = entry.ReminderName;

        // A time of no kind is UTC already, as in Orleans' other tables.
        private readonly long _start = entry.StartAt.Kind == DateTimeKind.Local
            ? entry.StartAt.ToUniversalTime().Ticks
            : entry.StartAt.Ticks;

        private readonly long _period = entry.Period.Ticks;

        public override void Execute(Connection connection)
        {
            var upsert = connection[UpsertRow];
            upsert.Bind(1, _grain);
            upsert.Bind(2, _name);
            upsert.Bind(3, _hash);
            upsert.Bind(4, newETag);
            upsert.Bind(5, _start);
            upsert.Bind(6, _period);
            upsert.Run();
        }
    }

    /// <summary>Removes a reminder if it is still the one that the caller knows.</summary>
    internal sealed class Remove(string grain, string name, string etag) : SqliteWrite
    {
        public bool Removed { get; private set; }

        public override void Execute(Connection connection)
        {
            var delete = connection[DeleteRow];
            delete.Bind(1, grain);
            delete.Bind(2, name);
            delete.Bind(3, Conflicts.Number(etag));
            Removed = delete.Run() > 0;
        }
    }

    /// <summary>Removes all reminders.</summary>
    internal sealed class Clear : SqliteWrite
    {
        public override void Execute(Connection connection) => connection[DeleteAll].Run();
    }
}
