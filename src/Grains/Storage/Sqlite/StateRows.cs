using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Interviewing.Storage.Sqlite;

/// <summary>The rows of <c>grain_state</c>: a whole state each.</summary>
internal static class StateRows
{
    private static readonly Sql SelectRow = new("SELECT etag, payload FROM grain_state WHERE grain = ?1 AND name = ?2");

    private static readonly Sql InsertRow =
        new("INSERT INTO grain_state (grain, name, etag, payload, expires_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");

    private static readonly Sql UpdateRow =
        new("UPDATE grain_state SET etag = ?3, payload = ?4, expires_at = ?5 WHERE grain = ?1 AND name = ?2 AND etag = ?6");

    private static readonly Sql DeleteRow =
        new("DELETE FROM grain_state WHERE grain = ?1 AND name = ?2 AND etag = ifnull(?3, etag)");

    /// <summary>Reads a state into what Orleans holds of it; false if there is none.</summary>
    /// <exception cref="InvalidDataException">The row cannot be read as the type.</exception>
    public static bool Read<T>(Connection connection, (string Grain, string Name, IGrainState<T> State, JsonSerializerOptions Json) of)
    {
        var row = connection[SelectRow];
        try
        {
            row.Bind(1, of.Grain);
            row.Bind(2, of.Name);
            if (!row.Step()) return false;
            of.State.State = JsonSerializer.Deserialize(row.Utf8(1), (JsonTypeInfo<T>)of.Json.GetTypeInfo(typeof(T)))
                ?? Activator.CreateInstance<T>();
            of.State.ETag = Conflicts.Text(row.Integer(0));
            of.State.RecordExists = true;
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw GrainStates.Damaged<T>(of.Grain, of.Name, e);
        }
        finally
        {
            row.Reset();
        }
    }

    private static long? ETag(Connection connection, string grain, string name)
    {
        var row = connection[SelectRow];
        row.Bind(1, grain);
        row.Bind(2, name);
        try
        {
            return row.Step() ? row.Integer(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>Puts a state in the place of the one that the grain has read.</summary>
    internal sealed class Replace<T>(string grain, string name, IGrainState<T> state, long newETag, JsonTexts payload) : SqliteWrite
    {
        private readonly string? _oldETag = state.ETag;
        private readonly DateTimeOffset? _expiresAt = (state.State as IExpiring)?.ExpiresAt;

        public override void Execute(Connection connection)
        {
            var replace = connection[_oldETag is null ? InsertRow : UpdateRow];
            replace.Bind(1, grain);
            replace.Bind(2, name);
            replace.Bind(3, newETag);
            replace.Bind(4, payload[0]);
            replace.Bind(5, _expiresAt?.UtcTicks);
            if (_oldETag is not null) replace.Bind(6, Conflicts.Number(_oldETag));
            if (replace.Run() == 0) Refusal = Conflicts.Of(grain, name, ETag(connection, grain, name), _oldETag);
        }

        public override void Release() => payload.Release();

        protected override void OnStored()
        {
            state.ETag = Conflicts.Text(newETag);
            state.RecordExists = true;
        }
    }

    /// <summary>Deletes a state.</summary>
    internal sealed class Erase<T>(string grain, string name, IGrainState<T> state) : SqliteWrite
    {
        private readonly string? _oldETag = state.ETag;
        private bool _erases;

        public override bool Erases => _erases;

        public override void Execute(Connection connection)
        {
            var delete = connection[DeleteRow];
            delete.Bind(1, grain);
            delete.Bind(2, name);
            delete.Bind(3, _oldETag is null ? (long?)null : Conflicts.Number(_oldETag));
            _erases = delete.Run() > 0;
            if (!_erases && _oldETag is not null)
                Refusal = Conflicts.Of(grain, name, ETag(connection, grain, name), _oldETag);
        }

        protected override void OnStored() => GrainStates.SetEmpty(state);
    }
}
