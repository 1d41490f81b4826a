using Orleans.Storage;

namespace Interviewing.Silos;

/// <summary>The real storage behind a gate that a test can close before or after a write.</summary>
internal sealed class StorageGate(IGrainStorage inner, Func<GrainId, StorageFaults> faultsOf) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var faults = faultsOf(grainId);
        await faults.BeforeWrite();
        await inner.WriteStateAsync(stateName, grainId, grainState);
        await faults.AfterWrite();
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await faultsOf(grainId).BeforeClear();
        await inner.ClearStateAsync(stateName, grainId, grainState);
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
