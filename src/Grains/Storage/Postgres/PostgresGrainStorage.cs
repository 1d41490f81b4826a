using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// Grain state in PostgreSQL, by the rules of the embedded storage: of a state that is an <see cref="IJournal"/> only the new
/// entries are written, any other is written as a whole. A write is on disk when its task completes.
/// </summary>
internal sealed class PostgresGrainStorage(PostgresDatabase database, GrainStateJson json) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        if (Journals.IsOne<T>())
        {
            var state = Activator.CreateInstance<T>();
            var count = await JournalRows.ReadAsync(database, key, (IJournal)state!, json.Options);
            grainState.State = state;
            grainState.ETag = count > 0 ? Conflicts.Text(count) : null;
            grainState.RecordExists = count > 0;
        }
        else if (!await StateRows.ReadAsync(database, key, grainState, json.Options))
        {
            GrainStates.SetEmpty(grainState);
        }
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        if (!Journals.IsOne<T>())
        {
            var text = JsonSerializer.Serialize(grainState.State!, (JsonTypeInfo<T>)json.Options.GetTypeInfo(typeof(T)));
            return database.WriteAsync(new StateRows.Replace<T>(key, grainState, database.NextETag(), text));
        }

        var journal = (IJournal)grainState.State!;
        var stored = Journals.CountStored(journal, grainState.ETag, stateName, grainId);
        return journal.Count == stored
            ? Task.CompletedTask
            : database.WriteAsync(new JournalRows.Append<T>(key, grainState, stored, Texts(journal, stored)));
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        database.WriteAsync(Journals.IsOne<T>()
            ? new JournalRows.Erase<T>(Key(stateName, grainId), grainState)
            : new StateRows.Erase<T>(Key(stateName, grainId), grainState));

    private StateKey Key(string stateName, GrainId grainId) => new(database.ServiceId, grainId.ToString(), stateName);

    private string[] Texts(IJournal journal, int first)
    {
        var type = json.Options.GetTypeInfo(journal.EntryType);
        var texts = new string[journal.Count - first];
        for (var i = 0; i < texts.Length; i++) texts[i] = JsonSerializer.Serialize(journal[first + i], type);
        return texts;
    }
}
