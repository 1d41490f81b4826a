using System.Collections.Immutable;

namespace Interviewing.Storage.Sqlite;

/// <summary>Which grains have a state in the SQLite database.</summary>
internal sealed class SqliteStoredGrains(SqliteDatabase database) : IStoredGrains
{
    private static readonly Sql Range = new("SELECT DISTINCT grain FROM grain_state WHERE grain >= ?1 AND grain < ?2");

    private const int PageSize = 256;

    private static readonly Sql Expired = new(
        """
        SELECT grain, expires_at FROM grain_state
        WHERE expires_at >= ?4 AND expires_at < ?3 AND (expires_at, grain) > (?4, ?5) AND +grain >= ?1 AND +grain < ?2
        ORDER BY expires_at, grain LIMIT ?6
        """);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix) =>
        Task.FromResult(database.Read(Find, new GrainIdRange(type, keyPrefix)));

    /// <inheritdoc/>
    public Task<ExpiredPage> FindExpiredAsync(string type, DateTimeOffset before, string? position) =>
        Task.FromResult(database.Read(FindExpired, (GrainIdRange.All(type), before, ExpiryPosition.Parse(position))));

    private static ImmutableArray<string> Find(Connection connection, GrainIdRange range)
    {
        var rows = connection[Range];
        rows.Bind(1, range.First);
        rows.Bind(2, range.End);
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

    private static ExpiredPage FindExpired(
        Connection connection, (GrainIdRange Range, DateTimeOffset Before, ExpiryPosition After) of)
    {
        var rows = connection[Expired];
        rows.Bind(1, of.Range.First);
        rows.Bind(2, of.Range.End);
        rows.Bind(3, of.Before.UtcTicks);
        rows.Bind(4, of.After.Ticks);
        rows.Bind(5, of.After.Grain);
        rows.Bind(6, PageSize);
        var keys = ImmutableArray.CreateBuilder<string>();
        var last = of.After;
        try
        {
            while (rows.Step())
            {
                last = new(rows.Integer(1), rows.Text(0));
                keys.Add(of.Range.KeyOf(last.Grain));
            }
        }
        finally
        {
            rows.Reset();
        }

        return new(keys.ToImmutable(), keys.Count < PageSize ? null : last.ToString());
    }
}
