namespace Orleans.Runtime;

/// <summary>The part about when an activation is idle enough to be collected.</summary>
internal sealed partial class Activation
{
    private long _lastUsed;
    private DateTimeOffset _keepUntil;

    /// <summary>Where the collector has it.</summary>
    internal long CollectorBucket { get; set; }

    internal void DelayDeactivation(TimeSpan time)
    {
        lock (this)
        {
            _keepUntil = time == Timeout.InfiniteTimeSpan || time == TimeSpan.MaxValue ? DateTimeOffset.MaxValue
                : time <= TimeSpan.Zero ? default
                : Silo.Time.GetUtcNow() + time;
        }
    }

    /// <summary>Starts to end the activation if it has been idle for its collection age.</summary>
    /// <param name="ended">Completes when an end that was started here is over.</param>
    /// <returns>When to look again; null when there is no need to.</returns>
    internal TimeSpan? CollectIfIdle(out Task ended)
    {
        lock (this)
        {
            ended = Task.CompletedTask;
            if (_state != State.Valid) return null;
            var kept = _keepUntil - Silo.Time.GetUtcNow();
            if (kept > TimeSpan.Zero) return kept > Class.CollectionAge ? kept : Class.CollectionAge;
            if (_running > 0) return Class.CollectionAge;
            var left = Class.CollectionAge - Silo.Time.GetElapsedTime(_lastUsed);
            if (left > TimeSpan.Zero) return left;
            ended = Deactivated;
            Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody called for the collection age."));
            return null;
        }
    }

    private void Touch() => _lastUsed = Silo.Time.GetTimestamp();
}
