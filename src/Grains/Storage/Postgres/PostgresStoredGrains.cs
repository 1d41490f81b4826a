using System.Collections.Immutable;

namespace Interviewing.Storage.Postgres;

/// <summary>Which grains have a state in PostgreSQL.</summary>
internal sealed class PostgresStoredGrains(PostgresDatabase database) : IStoredGrains
{
    private const string Range =
        "SELECT DISTINCT grain FROM grain_state WHERE service = $1 AND grain >= $2 AND grain < $3";

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix)
    {
        var range = new GrainIdRange(type, keyPrefix);
        var query = PostgresCommand.Of(
            Range,
            PostgresCommand.Text(database.ServiceId), PostgresCommand.Text(range.First), PostgresCommand.Text(range.End));
        return database.ReadAsync(query, async (rows, cancellationToken) =>
        {
            var keys = ImmutableArray.CreateBuilder<string>();
            while (await rows.ReadAsync(cancellationToken)) keys.Add(range.KeyOf(rows.GetString(0)));
            return keys.DrainToImmutable();
        });
    }
}
