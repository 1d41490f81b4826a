using Orleans.Storage;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Grain state in the SQLite database. Of a state that is an <see cref="IJournal"/> only the new entries are written; any
/// other is written as a whole. A write is on disk when its task completes.
/// </summary>
internal sealed class SqliteGrainStorage(SqliteDatabase database, GrainStateJson json) : IGrainStorage
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        if (Journals.IsOne<T>())
        {
            var state = Activator.CreateInstance<T>();
            var count = database.Read(JournalRows.Read, (grain, stateName, (IJournal)state!, json.Options));
            grainState.State = state;
            grainState.ETag = count > 0 ? Conflicts.Text(count) : null;
            grainState.RecordExists = count > 0;
        }
        else if (!database.Read(StateRows.Read, (grain, stateName, grainState, json.Options)))
        {
            GrainStates.SetEmpty(grainState);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var texts = JsonTextWriter.For(json.Options);
        if (!Journals.IsOne<T>())
        {
            return database.Write(new StateRows.Replace<T>(
                grainId.ToString(), stateName, grainState, database.NextETag(), texts.Write(grainState.State)));
        }

        var journal = (IJournal)grainState.State!;
        var stored = Journals.CountStored(journal, grainState.ETag, stateName, grainId);
        if (journal.Count == stored) return Task.CompletedTask;
        return database.Write(new JournalRows.Append<T>(
            grainId.ToString(), stateName, grainState, stored, texts.Write(journal, stored)));
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        database.Write(Journals.IsOne<T>()
            ? new JournalRows.Erase<T>(grainId.ToString(), stateName, grainState)
            : new StateRows.Erase<T>(grainId.ToString(), stateName, grainState));
}
