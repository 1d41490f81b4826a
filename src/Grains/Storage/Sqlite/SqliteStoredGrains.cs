using System.Collections.Immutable;

namespace Interviewing.Storage.Sqlite;

/// <summary>Which grains have a state in the SQLite database.</summary>
internal sealed class SqliteStoredGrains(SqliteDatabase database) : IStoredGrains
{
    private static readonly Sql Range = new("SELECT DISTINCT grain FROM grain_state WHERE grain >= ?1 AND grain < ?2");

    private static readonly Sql Expired = new(
        """
        SELECT grain FROM grain_state WHERE expires_at < ?3 AND +grain >= ?1 AND +grain < ?2
        ORDER BY expires_at LIMIT ?4 OFFSET ?5
        """);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix) =>
        Task.FromResult(database.Read(Find, new GrainIdRange(type, keyPrefix)));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindExpiredAsync(string type, DateTimeOffset before, int skip, int limit) =>
        Task.FromResult(database.Read(FindExpired, (GrainIdRange.All(type), before, skip, limit)));

    private static ImmutableArray<string> Find(Connection connection, GrainIdRange range)
    {
        var rows = connection[Range];
        rows.Bind(1, range.First);
        rows.Bind(2, range.End);
        return Keys(rows, range);
    }

    private static ImmutableArray<string> FindExpired(
        Connection connection, (GrainIdRange Range, DateTimeOffset Before, int Skip, int Limit) of)
    {
        var rows = connection[Expired];
        rows.Bind(1, of.Range.First);
        rows.Bind(2, of.Range.End);
        rows.Bind(3, of.Before.UtcTicks);
        rows.Bind(4, of.Limit);
        rows.Bind(5, of.Skip);
        return Keys(rows, of.Range);
    }

    private static ImmutableArray<string> Keys(Statement rows, GrainIdRange range)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        try
        {
            while (rows.Step()) keys.Add(range.KeyOf(rows.Text(0)));
        }
        finally
        {
            rows.Reset();
        }

        return keys.DrainToImmutable();
    }
}
