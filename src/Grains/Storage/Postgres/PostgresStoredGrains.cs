using System.Collections.Immutable;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>Which grains have a state in PostgreSQL.</summary>
internal sealed class PostgresStoredGrains(PostgresDatabase database) : IStoredGrains
{
    private const string Range =
        "SELECT DISTINCT grain FROM grain_state WHERE service = $1 AND grain >= $2 AND grain < $3";

    private const string Expired =
        "SELECT grain FROM grain_state WHERE service = $1 AND grain >= $2 AND grain < $3 AND expires_at < $4 "
        + "ORDER BY expires_at LIMIT $5 OFFSET $6";

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix) =>
        KeysAsync(Range, new(type, keyPrefix));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindExpiredAsync(string type, DateTimeOffset before, int skip, int limit) =>
        KeysAsync(
            Expired, GrainIdRange.All(type),
            PostgresCommand.Time(before), PostgresCommand.Number(limit), PostgresCommand.Number(skip));

    private Task<ImmutableArray<string>> KeysAsync(string query, GrainIdRange range, params NpgsqlParameter[] more)
    {
        var command = PostgresCommand.Of(
            query,
            [PostgresCommand.Text(database.ServiceId), PostgresCommand.Text(range.First), PostgresCommand.Text(range.End), .. more]);
        return database.ReadAsync(command, async (rows, cancellationToken) =>
        {
            var keys = ImmutableArray.CreateBuilder<string>();
            while (await rows.ReadAsync(cancellationToken)) keys.Add(range.KeyOf(rows.GetString(0)));
            return keys.DrainToImmutable();
        });
    }
}
