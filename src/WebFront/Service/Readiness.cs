using Interviewing.Directory;
using Interviewing.Storage;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Service;

/// <summary>Asks everything that the web front depends on, each with a time-out.</summary>
internal sealed class Readiness
{
    public const string Ok = "ok";
    public const string Unavailable = "unavailable";

    /// <summary>How long what another server said of itself is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    // A check writes to the disk, and anybody may ask for it.
    private static readonly TimeSpan OwnKept = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory _grains;
    private readonly AiProbe _ai;
    private readonly LiveKitProbe _liveKit;
    private readonly WebSettings _settings;
    private readonly TimeProvider _time;
    private readonly IStorageHealth? _storage;
    private readonly Remembered<DependencyView[]> _list;

    public Readiness(
        IGrainFactory grains,
        AiProbe ai,
        LiveKitProbe liveKit,
        WebSettings settings,
        TimeProvider time,
        IStorageHealth? storage = null)
    {
        (_grains, _ai, _liveKit, _settings, _time, _storage) = (grains, ai, liveKit, settings, time, storage);
        _list = new(time, ListAsync, OwnKept);
    }

    public async Task<IReadOnlyList<DependencyView>> CheckAsync(CancellationToken cancellationToken)
    {
        var list = _list.GetAsync(cancellationToken);
        var provider = _ai.CheckAsync(cancellationToken);
        var rooms = _liveKit.CheckAsync(cancellationToken);
        return [.. await list, await provider, await rooms];
    }

    // One call tells of both: whoever answers is a silo, and the list comes from the storage.
    private async Task<DependencyView[]> ListAsync()
    {
        try
        {
            await _grains.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0])
                .List(new DirectoryQuery { Limit = 1 })
                .WaitAsync(_settings.ReadinessTimeout, _time);
            return [Silo(Ok, "answers"), await StorageAsync()];
        }
        catch (InterviewingException failure)
        {
            return [Silo(Ok, "answers"), Storage(Unavailable, failure.Message)];
        }
        catch (TimeoutException)
        {
            return [Silo(Unavailable, "does not answer in time"), Storage(Unavailable, "not known")];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return [Silo(Unavailable, failure.GetType().Name), Storage(Unavailable, "not known")];
        }
    }

    // Where the storage is in this process a write is tried: a full disk can still be read.
    private async Task<DependencyView> StorageAsync()
    {
        if (_storage is null)
            return Storage(Ok, "answers");
        try
        {
            var health = await _storage.CheckAsync().WaitAsync(_settings.ReadinessTimeout, _time);
            return Storage(health.IsHealthy ? Ok : Unavailable, health.Detail);
        }
        catch (TimeoutException)
        {
            return Storage(Unavailable, "takes no write in time");
        }
    }

    private static DependencyView Silo(string status, string detail) =>
        new() { Name = "silo", Status = status, Required = true, Detail = detail };

    private static DependencyView Storage(string status, string detail) =>
        new() { Name = "storage", Status = status, Required = true, Detail = detail };
}
