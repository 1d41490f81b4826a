using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Storage;

/// <summary>Keeps states for as long as the process lives.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Id), Record> _records = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = _records.GetValueOrDefault((stateName, grainId));
        grainState.State = found is null ? NewState.Of<T>() : Copy((T)found.Value!);
        grainState.ETag = found?.ETag;
        grainState.RecordExists = found is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var etag = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture);
        var next = new Record(Copy(grainState.State), etag);
        _records.AddOrUpdate(
            (stateName, grainId),
            static (_, with) => with.next,
            static (_, found, with) => Matching(found, with.grainState.ETag, with.next),
            (next, grainState));
        grainState.ETag = etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var found))
        {
            Matching(found, grainState.ETag, found);
            _records.TryRemove(KeyValuePair.Create((stateName, grainId), found));
        }

        grainState.State = NewState.Of<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static Record Matching(Record found, string? etag, Record next) => etag == found.ETag
        ? next
        : throw new InconsistentStateException("The state in storage has another version.", found.ETag, etag);

    /// <summary>States need not be serializable for grain calls to be kept in memory; those that are not go by JSON.</summary>
    private static T Copy<T>(T value)
    {
        try
        {
            return value is not null && Copier.Needed(typeof(T)) is { } copier
                ? (T)copier.CopyObject(value, new CopyContext())!
                : value;
        }
        catch (CodecNotFoundException)
        {
            return JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value))!;
        }
    }

    private sealed record Record(object? Value, string ETag);
}
