namespace Interviewing.WebFront.Tests.Cluster;

/// <summary>A clock that moves by itself as soon as somebody waits: every timer is due, one after the other, at its own time.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>What the clock shows.</summary>
    public TimeSpan Now => new(GetTimestamp());

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, () => callback(state), dueTime);
        lock (_lock)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets the timer that is due first go off; false where there is none.</summary>
    public bool Step()
    {
        Timer? first;
        lock (_lock)
        {
            first = _timers.Where(timer => timer.Due < long.MaxValue).MinBy(timer => timer.Due);
            if (first is null)
                return false;
            _timers.Remove(first);
            _now = Math.Max(_now, first.Due);
        }

        first.Callback();
        return true;
    }

    private sealed class Timer(SteppedTime time, Action callback, TimeSpan due) : ITimer
    {
        public Action Callback { get; } = callback;

        public long Due { get; private set; } = At(time, due);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = At(time, dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static long At(SteppedTime time, TimeSpan due) =>
            due == Timeout.InfiniteTimeSpan ? long.MaxValue : time._now + due.Ticks;
    }
}
