using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Storage;

namespace Interviewing.StandIns.Tests.Persistence;

/// <summary>A storage of the application's own, with versions, that takes part in the silo's lifecycle and can fail.</summary>
internal sealed class TestStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<string, (string Json, int Version)> _rows = new();

    public List<string> Lifecycle { get; } = [];

    public Exception? Failure { get; set; }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<TestStorage>(
        ServiceLifecycleStage.ApplicationServices, _ => Note("started"), _ => Note("stopped"));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Failure is not null) throw Failure;
        var found = _rows.TryGetValue($"{stateName}/{grainId}", out var row);
        if (found) grainState.State = JsonSerializer.Deserialize<T>(row.Json);
        grainState.ETag = found ? $"{row.Version}" : null;
        grainState.RecordExists = found;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        if (Failure is not null) throw Failure;
        var key = $"{stateName}/{grainId}";
        var version = Check(key, grainState.ETag) + 1;
        _rows[key] = (JsonSerializer.Serialize(grainState.State), version);
        grainState.ETag = $"{version}";
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = $"{stateName}/{grainId}";
        Check(key, grainState.ETag);
        _rows.TryRemove(key, out _);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    /// <summary>Changes a row behind the grain's back.</summary>
    public void Change(string key, Notes notes) => _rows.AddOrUpdate(
        $"notes/{key}", (JsonSerializer.Serialize(notes), 100), (_, row) => (JsonSerializer.Serialize(notes), row.Version + 100));

    private int Check(string key, string? etag)
    {
        var stored = _rows.TryGetValue(key, out var row) ? row.Version : 0;
        return (etag ?? "0") == $"{stored}"
            ? stored
            : throw new InconsistentStateException("Another version.", $"{stored}", etag);
    }

    private Task Note(string what)
    {
        Lifecycle.Add(what);
        return Task.CompletedTask;
    }
}
