using System.Collections.Concurrent;
using System.Collections.Immutable;
using Interviewing.Storage;
using Orleans.Storage;

namespace Interviewing.Silos;

/// <summary>The real storage behind a gate that a test can close before or after a write.</summary>
internal sealed class StorageGate(IGrainStorage inner, Func<GrainId, StorageFaults> faultsOf) : IGrainStorage, IStoredGrains
{
    private const int PageSize = 256;

    private readonly ConcurrentDictionary<GrainId, DateTimeOffset?> _stored = new();

    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix) => Task.FromResult<ImmutableArray<string>>(
    [
        .. _stored.Keys.Where(grain => grain.Type.ToString() == type).Select(grain => grain.Key.ToString()!)
            .Where(key => key.StartsWith(keyPrefix, StringComparison.Ordinal)),
    ]);

    public Task<ExpiredPage> FindExpiredAsync(string type, DateTimeOffset before, string? position)
    {
        ImmutableArray<string> keys =
        [
            .. _stored.Where(grain => grain.Key.Type.ToString() == type && grain.Value < before)
                .Select(grain => grain.Key.Key.ToString()!).Where(key => string.CompareOrdinal(key, position) > 0)
                .Order(StringComparer.Ordinal).Take(PageSize),
        ];
        return Task.FromResult(new ExpiredPage(keys, keys.Length < PageSize ? null : keys[^1]));
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var faults = faultsOf(grainId);
        await faults.BeforeWrite();
        await inner.WriteStateAsync(stateName, grainId, grainState);
        _stored[grainId] = (grainState.State as IExpiring)?.ExpiresAt;
        await faults.AfterWrite();
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await faultsOf(grainId).BeforeClear();
        await inner.ClearStateAsync(stateName, grainId, grainState);
        _stored.TryRemove(grainId, out _);
    }
}

/// <summary>What a test does to the writes of one grain.</summary>
internal sealed class StorageFaults
{
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public Func<Task> AfterWrite { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeClear { get; set; } = () => Task.CompletedTask;

    public void FailNext(bool afterWrite = false)
    {
        var fail = () =>
        {
            BeforeWrite = AfterWrite = () => Task.CompletedTask;
            return Task.FromException(new IOException("The disk is full, says the test."));
        };
        if (afterWrite)
            AfterWrite = fail;
        else
            BeforeWrite = fail;
    }
}
