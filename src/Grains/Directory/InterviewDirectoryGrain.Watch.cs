using Orleans.Utilities;

namespace Interviewing.Directory;

/// <summary>Tells dashboards what changes: gathered, so that a lively interview does not flood them.</summary>
public sealed partial class InterviewDirectoryGrain
{
    /// <summary>How long changes are gathered: each interview is shown at most ten times a second.</summary>
    private static readonly TimeSpan ShowAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ObserverExpiry = TimeSpan.FromMinutes(3);

    // By key; null for what was taken off the list.
    private readonly Dictionary<string, InterviewRow?> _changed = [];
    private ObserverManager<IDirectoryObserver>? _observers;
    private IGrainTimer? _show;

    // From the clock, so that an activation's versions are higher than those of the one before.
    private long _version = time.GetUtcNow().UtcTicks;
    private long _shown;

    /// <inheritdoc/>
    public async Task<long> Watch(IDirectoryObserver observer)
    {
        // What is gathered is older than this wish; those who were here before get it now.
        ShowGathered();
        _shown = _version;
        _observers ??= new(ObserverExpiry, _logger);
        _observers.Subscribe(observer, observer);
        var version = _version;
        // What was noted before is nothing that the observer is told of: it is to find it on the list.
        await FlushAsync(CancellationToken.None);
        return version;
    }

    /// <inheritdoc/>
    public Task Unwatch(IDirectoryObserver observer)
    {
        _observers?.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private void Show(string key, InterviewRow? row)
    {
        _version++;
        if (_observers is not { Count: > 0 })
            return;
        _changed[key] = row;
        _show ??= this.RegisterGrainTimer(
            ShowGathered, new GrainTimerCreationOptions(ShowAfter, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private Task ShowGathered(CancellationToken cancellationToken)
    {
        ShowGathered();
        return Task.CompletedTask;
    }

    private void ShowGathered()
    {
        _show?.Dispose();
        _show = null;
        if (_changed.Count == 0)
            return;
        var changes = new DirectoryChanges
        {
            Since = _shown,
            Version = _version,
            Rows = [.. _changed.Values.OfType<InterviewRow>()],
            Removed = [.. _changed.Where(change => change.Value is null).Select(change => change.Key)],
        };
        _changed.Clear();
        _shown = _version;
        _ = _observers?.Notify(observer => observer.OnChanges(changes)); // drops those that fail, and logs it
    }
}
