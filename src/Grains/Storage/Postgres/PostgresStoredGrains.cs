using System.Collections.Immutable;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>Which grains have a state in PostgreSQL.</summary>
internal sealed class PostgresStoredGrains(PostgresDatabase database) : IStoredGrains
{
    private const string Range =
        "SELECT DISTINCT grain FROM grain_state WHERE service = $1 AND grain >= $2 AND grain < $3";

    private const int PageSize = 256;

    private static readonly string Expired = $"""
        SELECT grain, expires_at FROM grain_state
        WHERE service = $1 AND grain >= $2 AND grain < $3 AND expires_at < $4 AND (expires_at, grain) > ($5, $6)
        ORDER BY expires_at, grain LIMIT {PageSize}
        """;

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix)
    {
        var range = new GrainIdRange(type, keyPrefix);
        return database.ReadAsync(Query(Range, range), async (rows, cancellationToken) =>
        {
            var keys = ImmutableArray.CreateBuilder<string>();
            while (await rows.ReadAsync(cancellationToken)) keys.Add(range.KeyOf(rows.GetString(0)));
            return keys.DrainToImmutable();
        });
    }

    /// <inheritdoc/>
    public Task<ExpiredPage> FindExpiredAsync(string type, DateTimeOffset before, string? position)
    {
        var range = GrainIdRange.All(type);
        var after = ExpiryPosition.Parse(position);
        var query = Query(
            Expired, range, PostgresCommand.Time(before), PostgresCommand.Time(new(after.Ticks, TimeSpan.Zero)),
            PostgresCommand.Text(after.Grain));
        return database.ReadAsync(query, async (rows, cancellationToken) =>
        {
            var keys = ImmutableArray.CreateBuilder<string>();
            var last = after;
            while (await rows.ReadAsync(cancellationToken))
            {
                last = new(rows.GetFieldValue<DateTime>(1).Ticks, rows.GetString(0));
                keys.Add(range.KeyOf(last.Grain));
            }

            return new ExpiredPage(keys.ToImmutable(), keys.Count < PageSize ? null : last.ToString());
        });
    }

    private NpgsqlBatchCommand Query(string text, GrainIdRange range, params NpgsqlParameter[] more) => PostgresCommand.Of(
        text,
        [PostgresCommand.Text(database.ServiceId), PostgresCommand.Text(range.First), PostgresCommand.Text(range.End), .. more]);
}
