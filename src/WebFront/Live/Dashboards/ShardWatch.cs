using Interviewing.Directory;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>Watches one part of the list, and notices when changes were missed.</summary>
internal sealed partial class ShardWatch : IDirectoryObserver
{
    private readonly IGrainFactory _grains;
    private readonly IInterviewDirectoryGrain _grain;
    private readonly Action<DirectoryChanges> _changed;
    private readonly Action _missed;
    private readonly ILogger _logger;
    private readonly IDirectoryObserver _reference;
    private readonly Lock _lock = new();
    private long _version = -1;

    public ShardWatch(
        string shard, IGrainFactory grains, Action<DirectoryChanges> changed, Action missed, ILogger logger)
    {
        (_grains, _changed, _missed, _logger) = (grains, changed, missed, logger);
        _grain = grains.GetGrain<IInterviewDirectoryGrain>(shard);
        _reference = grains.CreateObjectReference<IDirectoryObserver>(this);
    }

    /// <summary>Watches, or goes on watching.</summary>
    public async Task WatchAsync()
    {
        var before = Volatile.Read(ref _version);
        var version = await _grain.Watch(_reference);
        bool missed;
        lock (_lock)
        {
            // Changes that came while it was asked say more than its answer.
            missed = before >= 0 && _version == before && version != before;
            if (version > _version)
                _version = version;
        }

        if (missed)
            _missed();
    }

    /// <inheritdoc/>
    public Task OnChanges(DirectoryChanges changes)
    {
        bool missed;
        lock (_lock)
        {
            missed = _version >= 0 && changes.Since != _version;
            _version = Math.Max(_version, changes.Version);
        }

        _changed(changes);
        if (missed)
            _missed();
        return Task.CompletedTask;
    }

    /// <summary>Ends the watching.</summary>
    public async Task CloseAsync()
    {
        try
        {
            await _grain.Unwatch(_reference);
        }
        catch (Exception failure) when (failure is TimeoutException or OrleansException)
        {
            LogNotUnwatched(failure);
        }
        finally
        {
            _grains.DeleteObjectReference<IDirectoryObserver>(_reference);
        }
    }

    [LoggerMessage(6501, LogLevel.Debug, "The watch of a part of the list could not be ended; it ends by itself.")]
    private partial void LogNotUnwatched(Exception failure);
}
