using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Orleans.Storage;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// Grain state in Azure's blobs, by the rules of the embedded storage: of a state that is an <see cref="IJournal"/> only the new
/// entries are written, any other is written as a whole. A write is stored when its task completes.
/// </summary>
internal sealed class AzureGrainStorage(AzureAccount account, GrainStateJson json) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Journals.IsOne<T>())
        {
            var state = Activator.CreateInstance<T>();
            var known = await account.ReadAsync(cancellationToken => JournalBlobs.ReadAsync(
                Journal(stateName, grainId), stateName, grainId, (IJournal)state!, json.Options, cancellationToken));
            grainState.State = state;
            Know(grainState, known);
        }
        else if (!await account.ReadAsync(cancellationToken => StateBlobs.ReadAsync(
            State(stateName, grainId), stateName, grainId, grainState, json.Options, cancellationToken)))
        {
            GrainStates.SetEmpty(grainState);
        }
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Journals.IsOne<T>()
        ? AppendAsync(stateName, grainId, grainState)
        : ReplaceAsync(stateName, grainId, grainState);

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var etag = grainState.ETag;
        if (Journals.IsOne<T>())
        {
            var blob = Journal(stateName, grainId);
            JournalETag? known = etag is null ? null : JournalETag.Parse(etag);
            if (!await account.WriteAsync(cancellationToken => JournalBlobs.EraseAsync(blob, known, cancellationToken)))
                throw await ConflictAsync(stateName, grainId, etag, blob);
        }
        else
        {
            var blob = State(stateName, grainId);
            if (!await account.WriteAsync(cancellationToken => Blobs.EraseAsync(
                blob, etag is null ? null : new ETag(etag), cancellationToken)))
                throw await ConflictAsync(stateName, grainId, etag, blob);
        }

        GrainStates.SetEmpty(grainState);
    }

    private async Task AppendAsync<T>(string name, GrainId grain, IGrainState<T> state)
    {
        var (blob, etag) = (Journal(name, grain), state.ETag);
        var (journal, known) = ((IJournal)state.State!, JournalETag.Parse(etag));
        Journals.RequireGrown(journal, known.Entries, name, grain);
        if (journal.Count == known.Entries) return;
        var made = await account.WriteAsync(
            cancellationToken => JournalBlobs.AppendAsync(blob, known, journal, json.Options, cancellationToken));
        Know(state, made ?? throw await ConflictAsync(name, grain, etag, blob));
    }

    private async Task ReplaceAsync<T>(string name, GrainId grain, IGrainState<T> state)
    {
        var (blob, etag) = (State(name, grain), state.ETag);
        var payload = JsonSerializer.SerializeToUtf8Bytes(state.State!, (JsonTypeInfo<T>)json.Options.GetTypeInfo(typeof(T)));
        var made = await account.WriteAsync(cancellationToken => StateBlobs.ReplaceAsync(
            blob, etag, payload, (state.State as IExpiring)?.ExpiresAt, cancellationToken));
        state.ETag = made ?? throw await ConflictAsync(name, grain, etag, blob);
        state.RecordExists = true;
    }

    private AppendBlobClient Journal(string name, GrainId grain) =>
        account.Blobs.GetAppendBlobClient(BlobName.OfJournal(account.ServiceId, grain, name));

    private BlobClient State(string name, GrainId grain) =>
        account.Blobs.GetBlobClient(BlobName.OfState(account.ServiceId, grain, name));

    private static void Know<T>(IGrainState<T> state, JournalETag known) =>
        (state.ETag, state.RecordExists) = (TextOf(known), known.Entries > 0);

    private static string? TextOf(JournalETag known) => known.Entries > 0 ? known.ToString() : null;

    private async Task<Exception> ConflictAsync(string name, GrainId grain, string? etag, AppendBlobClient blob)
    {
        var stored = await account.ReadAsync(cancellationToken => JournalBlobs.FindAsync(blob, cancellationToken));
        return Conflicts.Of(grain.ToString(), name, TextOf(stored), etag);
    }

    private async Task<Exception> ConflictAsync(string name, GrainId grain, string? etag, BlobClient blob)
    {
        var stored = await account.ReadAsync(cancellationToken => StateBlobs.ETagAsync(blob, cancellationToken));
        return Conflicts.Of(grain.ToString(), name, stored, etag);
    }
}
