using System.Globalization;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>Tries a write of one row.</summary>
internal sealed class PostgresHealth(PostgresDatabase database, TimeProvider time) : IStorageHealth
{
    private const string NoteCheck =
        """
        INSERT INTO housekeeping (name, at) VALUES ('checked', $1)
        ON CONFLICT (name) DO UPDATE SET at = $1
        """;

    /// <inheritdoc/>
    public async Task<StorageHealth> CheckAsync()
    {
        var start = time.GetTimestamp();
        try
        {
            await database.WriteAsync(new Probe(time.GetUtcNow()));
            var taken = time.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new(true, $"PostgreSQL: a write took {taken} ms");
        }
        catch (StorageUnavailableException e)
        {
            return new(false, $"PostgreSQL: {e.Message}");
        }
    }

    private sealed class Probe(DateTimeOffset now) : PostgresWrite
    {
        public override IEnumerable<NpgsqlBatchCommand> Commands() => [PostgresCommand.Of(NoteCheck, PostgresCommand.Time(now))];
    }
}
