using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>
/// Ends idle activations. Each activation stands in one bucket, by the time when it should be looked at; use
/// does not move it, it is looked at again when its bucket is due; one that ends before that is taken out, or it
/// would be kept in memory for the collection age. Only few end at a time, so that a hundred thousand that fall
/// idle together do not get in the way of the others' turns.
/// </summary>
internal sealed class IdleCollector : IDisposable
{
    private const int EndingAtOnce = 32;
    private readonly TimeProvider _time;
    private readonly TimeSpan _quantum;
    private readonly Dictionary<long, HashSet<Activation>> _buckets = [];
    private readonly ITimer _timer;
    private long _nextBucket;
    private int _isCollecting;

    internal IdleCollector(TimeProvider time, GrainCollectionOptions options)
    {
        _time = time;
        _quantum = options.CollectionQuantum;
        _nextBucket = BucketAt(TimeSpan.Zero);
        using (ExecutionContext.SuppressFlow())
            _timer = time.CreateTimer(static self => _ = ((IdleCollector)self!).CollectAsync(), this, _quantum, _quantum);
    }

    /// <summary>Will look at the activation after a time.</summary>
    internal void Add(Activation activation, TimeSpan after)
    {
        if (after > TimeSpan.FromDays(10_000)) return;
        lock (_buckets)
        {
            var bucket = Math.Max(BucketAt(after) + 1, _nextBucket);
            if (!_buckets.TryGetValue(bucket, out var activations)) _buckets[bucket] = activations = [];
            activations.Add(activation);
            activation.CollectorBucket = bucket;
        }
    }

    /// <summary>Will not look at the activation any more.</summary>
    internal void Remove(Activation activation)
    {
        lock (_buckets)
        {
            if (_buckets.TryGetValue(activation.CollectorBucket, out var activations)) activations.Remove(activation);
        }
    }

    public void Dispose() => _timer.Dispose();

    private long BucketAt(TimeSpan after) => (_time.GetUtcNow() + after).UtcTicks / _quantum.Ticks;

    private async Task CollectAsync()
    {
        if (Interlocked.Exchange(ref _isCollecting, 1) == 1) return;
        try
        {
            using var places = new SemaphoreSlim(EndingAtOnce);
            while (TakeDue() is { } due)
            {
                foreach (var activation in due) await CollectAsync(activation, places);
            }

            for (var i = 0; i < EndingAtOnce; i++) await places.WaitAsync();
        }
        finally
        {
            _isCollecting = 0;
        }
    }

    private async ValueTask CollectAsync(Activation activation, SemaphoreSlim places)
    {
        await places.WaitAsync();
        if (activation.CollectIfIdle(out var ended) is { } again) Add(activation, again);
        if (ended.IsCompleted) places.Release();
        else _ = ReleaseAfterAsync(ended, places);
    }

    private static async Task ReleaseAfterAsync(Task ended, SemaphoreSlim places)
    {
        await ended.ConfigureAwait(false);
        places.Release();
    }

    private HashSet<Activation>? TakeDue()
    {
        lock (_buckets)
        {
            for (var now = BucketAt(TimeSpan.Zero); _nextBucket <= now; _nextBucket++)
            {
                if (_buckets.Remove(_nextBucket, out var due))
                {
                    _nextBucket++;
                    return due;
                }
            }

            return null;
        }
    }
}
