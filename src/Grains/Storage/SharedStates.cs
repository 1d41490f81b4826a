using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interviewing.Telemetry;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>
/// The whole states of a cluster's grains, kept by Orleans' own storage provider. The provider is given JSON that is made at the call
/// (a provider that serializes later would read the state while the grain changes it), and a key that is the grain's alone; its
/// faults, and its silence, become <see cref="StorageUnavailableException"/>s.
/// </summary>
internal sealed class SharedStates(IGrainStorage provider, SharedStateRules rules, GrainStateJson json, TimeProvider time) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        GrainState<StoredJson> stored = new();
        await CallAsync("The storage could not be read", () => provider.ReadStateAsync(stateName, rules.KeyOf(grainId), stored));
        if (!stored.RecordExists)
        {
            GrainStates.SetEmpty(grainState);
            return;
        }

        try
        {
            grainState.State = JsonSerializer.Deserialize(stored.State!.Utf8.Span, TypeOf<T>()) ?? Activator.CreateInstance<T>();
        }
        catch (JsonException e)
        {
            throw GrainStates.Damaged<T>(grainId.ToString(), stateName, e);
        }

        (grainState.ETag, grainState.RecordExists) = (stored.ETag, true);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = Known(grainState, new() { Utf8 = JsonSerializer.SerializeToUtf8Bytes(grainState.State!, TypeOf<T>()) });
        await ChangeAsync(() => provider.WriteStateAsync(stateName, rules.KeyOf(grainId), stored));
        (grainState.ETag, grainState.RecordExists) = (stored.ETag, true);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = Known(grainState, new());
        await ChangeAsync(async () =>
        {
            // Cleared whatever is there: not every provider does that without its ETag.
            if (stored.ETag is null)
                await provider.ReadStateAsync(stateName, rules.KeyOf(grainId), stored);
            if (stored.ETag is not null)
                await provider.ClearStateAsync(stateName, rules.KeyOf(grainId), stored);
        });
        GrainStates.SetEmpty(grainState);
    }

    // A copy: a call that was given up may still end, and must not change what the grain holds then.
    private static GrainState<StoredJson> Known<T>(IGrainState<T> state, StoredJson content) =>
        new(content, state.ETag) { RecordExists = state.RecordExists };

    private JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)json.Options.GetTypeInfo(typeof(T));

    private async Task ChangeAsync(Func<Task> change)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await CallAsync("The change is not known to be stored and may be sent again", change);
            StorageMetrics.Count(rules.System, 1, began);
        }
        catch (StorageUnavailableException failure)
        {
            StorageMetrics.Count(rules.System, 1, began, failure);
            throw;
        }
    }

    private async Task CallAsync(string fault, Func<Task> call)
    {
        try
        {
            await call().WaitAsync(rules.Timeout, time);
        }
        catch (TimeoutException failure)
        {
            throw new StorageUnavailableException($"{fault}: no answer within {rules.Timeout.TotalSeconds:0.###} s.", failure);
        }
        catch (Exception failure) when (rules.IsFault(failure))
        {
            throw new StorageUnavailableException($"{fault}: {rules.Words(failure)}", failure);
        }
    }
}

/// <summary>What differs between Orleans' storage providers.</summary>
internal sealed record SharedStateRules
{
    /// <summary>The storage, as metrics name it.</summary>
    public required string System { get; init; }

    /// <summary>The id under which the provider keeps the state of a grain: no two grains have the same.</summary>
    public required Func<GrainId, GrainId> KeyOf { get; init; }

    /// <summary>True for a failure that another try may mend.</summary>
    public required Func<Exception, bool> IsFault { get; init; }

    /// <summary>What went wrong, without values.</summary>
    public required Func<Exception, string> Words { get; init; }

    /// <summary>How long a call may take.</summary>
    public required TimeSpan Timeout { get; init; }
}
