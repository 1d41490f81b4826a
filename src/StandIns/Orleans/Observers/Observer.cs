namespace Orleans.Runtime;

/// <summary>A callable object, held weakly. Its calls run one after the other, in order, on the pool.</summary>
internal sealed class Observer(IGrainObserver target)
{
    private readonly WeakReference<IGrainObserver> _target = new(target);
    private readonly Queue<GrainCall> _calls = [];
    private bool _isRunning;

    /// <returns>False when the object is no more.</returns>
    internal bool Receive(GrainCall call)
    {
        if (!_target.TryGetTarget(out _)) return false;
        lock (_calls)
        {
            _calls.Enqueue(call);
            if (_isRunning) return true;
            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: true);
        return true;
    }

    private async Task RunAsync()
    {
        while (TryTake() is { } call)
        {
            if (_target.TryGetTarget(out var observer))
                await call.StartOn(observer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else
                call.Silo.Log.ObserverGone(call.ToString());
        }
    }

    private GrainCall? TryTake()
    {
        lock (_calls)
        {
            if (_calls.TryDequeue(out var call)) return call;
            _isRunning = false;
            return null;
        }
    }
}
