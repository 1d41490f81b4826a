using System.Collections.Immutable;

namespace Interviewing.Storage.Sqlite;

/// <summary>Which grains have a state in the SQLite database.</summary>
internal sealed class SqliteStoredGrains(SqliteDatabase database) : IStoredGrains
{
    private static readonly Sql Range = new("SELECT DISTINCT grain FROM grain_state WHERE grain >= ?1 AND grain < ?2");

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix) =>
        Task.FromResult(database.Read(Find, new GrainIdRange(type, keyPrefix)));

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
}
