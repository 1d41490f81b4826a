namespace Orleans.Runtime;

/// <summary>Starts what has subscribed stage by stage, and stops in the opposite order what was started.</summary>
internal sealed class SiloLifecycle(SiloLog log) : ISiloLifecycle
{
    private readonly List<Subscription> _subscriptions = [];
    private readonly List<int> _started = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription(this, observerName, stage, observer);
        lock (_subscriptions) _subscriptions.Add(subscription);
        return subscription;
    }

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (stage, observers) in Stages())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _started.Add(stage);
            await Task.WhenAll(observers.Select(one => one.OnStart(cancellationToken))).ConfigureAwait(false);
            HighestCompletedStage = stage;
        }
    }

    /// <summary>One that fails to stop does not keep the others from it.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var (stage, observers) in Stages().Where(one => _started.Contains(one.Stage)).Reverse())
        {
            try
            {
                await Task.WhenAll(observers.Select(one => one.OnStop(cancellationToken))).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                log.StopFailed(stage, failure);
            }

            LowestStoppedStage = stage;
        }
    }

    private List<(int Stage, ILifecycleObserver[] Observers)> Stages()
    {
        lock (_subscriptions)
        {
            return _subscriptions.GroupBy(one => one.Stage).OrderBy(one => one.Key)
                .Select(one => (one.Key, one.Select(subscription => subscription.Observer).ToArray())).ToList();
        }
    }

    private sealed class Subscription(SiloLifecycle owner, string name, int stage, ILifecycleObserver observer) : IDisposable
    {
        internal int Stage => stage;

        internal ILifecycleObserver Observer => observer;

        public void Dispose()
        {
            lock (owner._subscriptions) owner._subscriptions.Remove(this);
        }

        public override string ToString() => $"{name} at {stage}";
    }
}
