using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// The rows of <c>grain_state</c>: a whole state each. Its ETag is the time of its writing: none comes again.
/// </summary>
internal static class StateRows
{
    private const string Key = "service = $1 AND grain = $2 AND name = $3";

    private const string SelectRow = $"SELECT etag, payload FROM grain_state WHERE {Key}";

    private const string InsertRow =
        "INSERT INTO grain_state (service, grain, name, etag, payload, expires_at) VALUES ($1, $2, $3, $4, $5, $6) "
        + "ON CONFLICT DO NOTHING";

    private const string UpdateRow =
        $"UPDATE grain_state SET etag = $4, payload = $5, expires_at = $6 WHERE {Key} AND etag = $7";

    private const string DeleteRow = $"DELETE FROM grain_state WHERE {Key} AND etag = coalesce($4, etag)";

    /// <summary>Reads a state into what Orleans holds of it; false if there is none.</summary>
    /// <exception cref="InvalidDataException">The row cannot be read as the type.</exception>
    public static Task<bool> ReadAsync<T>(PostgresDatabase database, StateKey key, IGrainState<T> state, JsonSerializerOptions json) =>
        database.ReadAsync(PostgresCommand.Of(SelectRow, [.. key.Parameters]), async (row, cancellationToken) =>
        {
            if (!await row.ReadAsync(cancellationToken)) return false;
            try
            {
                state.State = JsonSerializer.Deserialize(row.GetString(1), (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T)))
                    ?? Activator.CreateInstance<T>();
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                throw GrainStates.Damaged<T>(key.Grain, key.Name, e);
            }

            state.ETag = Conflicts.Text(row.GetInt64(0));
            state.RecordExists = true;
            return true;
        });

    private static async Task<Exception> ConflictAsync(NpgsqlConnection connection, StateKey key, string? etag)
    {
        var stored = await PostgresDatabase.ReadAsync(
            connection,
            PostgresCommand.Of(SelectRow, [.. key.Parameters]),
            static async (row, cancellationToken) => await row.ReadAsync(cancellationToken) ? row.GetInt64(0) : (long?)null,
            CancellationToken.None);
        return Conflicts.Of(key.Grain, key.Name, stored, etag);
    }

    /// <summary>Puts a state in the place of the one that the grain has read.</summary>
    internal sealed class Replace<T>(StateKey key, IGrainState<T> state, long newETag, string payload) : PostgresWrite
    {
        private readonly string? _oldETag = state.ETag;
        private readonly DateTimeOffset? _expiresAt = (state.State as IExpiring)?.ExpiresAt;

        public override IEnumerable<NpgsqlBatchCommand> Commands()
        {
            NpgsqlParameter[] parameters =
            [
                .. key.Parameters, PostgresCommand.Number(newETag), PostgresCommand.Text(payload), PostgresCommand.Time(_expiresAt),
            ];
            yield return _oldETag is null
                ? PostgresCommand.Of(InsertRow, parameters)
                : PostgresCommand.Of(UpdateRow, [.. parameters, PostgresCommand.Number(Conflicts.Number(_oldETag))]);
        }

        public override bool IsMade(ulong rows) => rows > 0;

        public override Task<Exception> ExplainAsync(NpgsqlConnection connection) => ConflictAsync(connection, key, _oldETag);

        protected override void OnStored()
        {
            state.ETag = Conflicts.Text(newETag);
            state.RecordExists = true;
        }
    }

    /// <summary>Deletes a state.</summary>
    internal sealed class Erase<T>(StateKey key, IGrainState<T> state) : PostgresWrite
    {
        private readonly string? _oldETag = state.ETag;

        public override IEnumerable<NpgsqlBatchCommand> Commands() =>
        [
            PostgresCommand.Of(
                DeleteRow,
                [.. key.Parameters, PostgresCommand.NumberOrNull(_oldETag is null ? null : Conflicts.Number(_oldETag))]),
        ];

        public override bool IsMade(ulong rows) => rows > 0 || _oldETag is null;

        public override Task<Exception> ExplainAsync(NpgsqlConnection connection) => ConflictAsync(connection, key, _oldETag);

        protected override void OnStored() => GrainStates.SetEmpty(state);
    }
}
