namespace Orleans.Runtime;

/// <summary>
/// All reminders in one queue by the time of their next tick, with one timer for the first. A reminder that was
/// changed or removed leaves its old place in the queue behind; it is passed over when its time comes.
/// </summary>
internal sealed class ReminderQueue : IDisposable
{
    // A timer cannot wait for ever; and a clock that is set is noticed after this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private readonly Silo _silo;
    private readonly Dictionary<(GrainId, string), ReminderEntry> _current = [];
    private readonly PriorityQueue<ReminderEntry, DateTime> _ticks = new();
    private readonly ITimer _timer;
    private bool _isRunning;

    internal ReminderQueue(Silo silo)
    {
        _silo = silo;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = silo.Time.CreateTimer(
                static self => ((ReminderQueue)self!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private DateTime Now => _silo.Time.GetUtcNow().UtcDateTime;

    internal void Start(IEnumerable<ReminderEntry> stored)
    {
        lock (_current)
        {
            _isRunning = true;
            foreach (var entry in stored)
                if (_current.TryAdd((entry.GrainId, entry.ReminderName), entry)) Enqueue(entry, Now);
            Arm();
        }
    }

    /// <summary>Adds a reminder, or replaces the one of that name.</summary>
    internal void Set(ReminderEntry entry)
    {
        lock (_current)
        {
            _current[(entry.GrainId, entry.ReminderName)] = entry;
            Enqueue(entry, Now);
            Arm();
        }
    }

    internal void Remove(GrainId grain, string name)
    {
        lock (_current) _current.Remove((grain, name));
    }

    public void Dispose()
    {
        lock (_current) _isRunning = false;
        _timer.Dispose();
    }

    /// <summary>
    /// The next tick on the reminder's grid. What was missed while no silo ran is not made up for: the next tick
    /// comes at the time when it would have come anyway.
    /// </summary>
    private void Enqueue(ReminderEntry entry, DateTime notBefore)
    {
        var start = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc);
        var next = start;
        if (notBefore > start)
        {
            if (entry.Period <= TimeSpan.Zero) return;
            var past = (notBefore - start).Ticks % entry.Period.Ticks;
            next = past == 0 ? notBefore : notBefore.AddTicks(entry.Period.Ticks - past);
        }

        _ticks.Enqueue(entry, next);
    }

    private void Arm()
    {
        if (!_isRunning || !_ticks.TryPeek(out _, out var next)) return;
        var wait = next - Now;
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
    }

    private void Tick()
    {
        var due = new List<ReminderEntry>();
        lock (_current)
        {
            while (_isRunning && _ticks.TryPeek(out var entry, out var at) && at <= Now)
            {
                _ticks.Dequeue();
                if (IsCurrent(entry)) due.Add(entry);
            }

            Arm();
        }

        foreach (var entry in due) _ = DeliverAsync(entry);
    }

    private bool IsCurrent(ReminderEntry entry) =>
        _current.GetValueOrDefault((entry.GrainId, entry.ReminderName)) == entry;

    /// <summary>One tick; the next is queued when it is over, so that a slow grain has no two at a time.</summary>
    private async Task DeliverAsync(ReminderEntry entry)
    {
        var at = Now;
        try
        {
            var grain = _silo.GrainFactory.GetGrain<IRemindable>(entry.GrainId);
            await grain.ReceiveReminder(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, at)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _silo.Log.ReminderFailed(entry.ReminderName, entry.GrainId, failure);
        }

        lock (_current)
        {
            if (!IsCurrent(entry)) return;
            var now = Now;
            Enqueue(entry, now > at ? now : at.AddTicks(1));
            Arm();
        }
    }
}
