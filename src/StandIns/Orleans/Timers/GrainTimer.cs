namespace Orleans.Runtime;

/// <summary>A grain timer. It is its own tick: the next one is armed only when the last is over.</summary>
internal sealed class GrainTimer : Turn, IGrainTimer
{
    private const double LongestMilliseconds = 0xfffffffe;
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private Task _tick = Task.CompletedTask;
    private TimeSpan _nextDue;
    private TimeSpan _period;
    private bool _isTicking;

    internal GrainTimer(
        Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        Validate(options.DueTime, options.Period);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Time.CreateTimer(
                static self => ((GrainTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        activation.Add(this);
    }

    internal override bool AlwaysInterleave => _options.Interleave;

    internal override bool ReadOnly => false;

    internal override bool KeepsAlive => _options.KeepAlive;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, period);
        _nextDue = dueTime;
        _period = period;
        if (!_isTicking) Arm();
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested) return;
        _disposed.Cancel();
        _timer.Dispose();
        _activation.Remove(this);
    }

    internal override void Start(Activation activation)
    {
        if (_disposed.IsCancellationRequested)
        {
            activation.OnCompleted(this);
            return;
        }

        _nextDue = _period;
        try
        {
            _tick = _callback(_disposed.Token);
        }
        catch (Exception thrown)
        {
            _tick = Task.FromException(thrown);
        }

        if (_tick.IsCompleted) Finish();
        else _tick.GetAwaiter().UnsafeOnCompleted(Finish);
    }

    // A tick belongs to its activation; it is nothing to the next one.
    internal override void Reroute()
    {
    }

    internal override void Reject(Exception reason)
    {
    }

    private void Fire()
    {
        _isTicking = true;
        _activation.Receive(this);
    }

    private void Finish()
    {
        try
        {
            _tick.GetAwaiter().GetResult();
        }
        catch (Exception thrown)
        {
            _activation.Silo.Log.TimerFailed(_activation.GrainId, thrown);
        }

        _isTicking = false;
        if (!_disposed.IsCancellationRequested) Arm();
        _activation.OnCompleted(this);
    }

    private void Arm() => _timer.Change(_nextDue, Timeout.InfiniteTimeSpan);

    private static void Validate(TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((long)dueTime.TotalMilliseconds, -1, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime.TotalMilliseconds, LongestMilliseconds, nameof(dueTime));
        ArgumentOutOfRangeException.ThrowIfLessThan((long)period.TotalMilliseconds, -1, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period.TotalMilliseconds, LongestMilliseconds, nameof(period));
    }
}
