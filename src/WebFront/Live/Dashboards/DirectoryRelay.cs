using Interviewing.Directory;
using Interviewing.Tenants;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>
/// Brings the changes of the list of interviews to the dashboards of this process. It watches the list's parts from the
/// first dashboard to the last.
/// </summary>
internal sealed partial class DirectoryRelay(
    IGrainFactory grains, WebSettings settings, TimeProvider time, ILogger<DirectoryRelay> logger)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Dashboard> _dashboards = [];
    private readonly ILogger<DirectoryRelay> _logger = logger;
    private ShardWatch[] _shards = [];
    private Task _watching = Task.CompletedTask;
    private long _renewedAt;
    private Task _reading = Task.CompletedTask;
    private volatile bool _hasMissed;

    /// <summary>Begins a dashboard: first the list, then what changes.</summary>
    /// <returns>How many interviews are on the list as it is shown.</returns>
    public async Task<int> AddAsync(Dashboard dashboard)
    {
        Task watching;
        lock (_lock)
        {
            _dashboards.Add(dashboard);
            if (_shards.Length == 0)
            {
                _shards = [.. DirectoryShards.All.Select(
                    shard => new ShardWatch(shard, grains, Pass, () => _hasMissed = true, _logger))];
            }

            // For every dashboard: what changed just now was told to those before it, and is on the list after that.
            watching = _watching = WatchAsync(_shards);
        }

        try
        {
            await watching;
            var list = await ReadAsync(dashboard.Wanted);
            dashboard.Begin(list);
            return list.Length;
        }
        catch
        {
            dashboard.Dispose();
            throw;
        }
    }

    /// <summary>Ends a dashboard.</summary>
    public void Remove(Dashboard dashboard)
    {
        ShardWatch[] left = [];
        lock (_lock)
        {
            if (_dashboards.Remove(dashboard) && _dashboards.Count == 0)
                (left, _shards) = (_shards, []);
        }

        foreach (var shard in left)
            _ = shard.CloseAsync();
    }

    /// <summary>Renews the watching, and mends what was missed; called every second or so.</summary>
    public void Tick()
    {
        lock (_lock)
        {
            if (_hasMissed && _reading.IsCompleted)
            {
                _hasMissed = false;
                _reading = ReadAgainAsync([.. _dashboards]);
            }

            if (_shards.Length == 0 || !_watching.IsCompleted || time.GetElapsedTime(_renewedAt) < settings.Live.Renewal)
                return;
            _watching = RenewAsync(_shards);
        }
    }

    private async Task WatchAsync(ShardWatch[] shards)
    {
        await Task.WhenAll(shards.Select(shard => shard.WatchAsync()));
        Volatile.Write(ref _renewedAt, time.GetTimestamp());
    }

    private async Task RenewAsync(ShardWatch[] shards)
    {
        try
        {
            await WatchAsync(shards);
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            // The next tick tries again; what is missed meanwhile shows by the version.
            LogNotRenewed(failure);
        }
    }

    private void Pass(DirectoryChanges changes)
    {
        var now = time.GetUtcNow();
        List<ListChange> all =
            [.. changes.Rows.Select(row => ListChange.Of(row, now)), .. changes.Removed.Select(key => ListChange.OffList(TenantKey.Parse(key), now))];
        lock (_lock)
        {
            foreach (var dashboard in _dashboards)
            {
                foreach (var change in all)
                    dashboard.Offer(change);
            }
        }
    }

    // What was missed is not known one by one: every dashboard gets its list again.
    private async Task ReadAgainAsync(Dashboard[] dashboards)
    {
        try
        {
            foreach (var dashboard in dashboards)
            {
                foreach (var change in await ReadAsync(dashboard.Wanted))
                    dashboard.Offer(change);
            }
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            LogNotRead(failure);
            _hasMissed = true;
        }
    }

    private async Task<ListChange[]> ReadAsync(DirectoryQuery wanted)
    {
        var rows = await grains.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0]).List(wanted);
        var now = time.GetUtcNow();
        return [.. rows.Select(row => ListChange.Of(row, now))];
    }

    [LoggerMessage(6502, LogLevel.Warning, "The list of interviews is not watched; tried again.")]
    private partial void LogNotRenewed(Exception failure);

    [LoggerMessage(6503, LogLevel.Warning, "The list of interviews could not be read again; tried again.")]
    private partial void LogNotRead(Exception failure);
}
