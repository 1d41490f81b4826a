using System.Collections.Concurrent;

namespace Interviewing.Load.Live;

/// <summary>What was seen, by all clients together.</summary>
internal sealed class Tally
{
    private readonly ConcurrentQueue<TimeSpan> _sinceSent = new();
    private readonly ConcurrentQueue<TimeSpan> _sinceAcknowledged = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private long _delivered;
    private long _dropped;

    public long Count => Interlocked.Read(ref _delivered);

    public long Drops => Interlocked.Read(ref _dropped);

    public IReadOnlyCollection<string> Wrong => _wrong;

    public void Delivered() => Interlocked.Increment(ref _delivered);

    public void Dropped() => Interlocked.Increment(ref _dropped);

    public void Took(TimeSpan sinceSent, TimeSpan sinceAcknowledged)
    {
        _sinceSent.Enqueue(sinceSent);
        _sinceAcknowledged.Enqueue(sinceAcknowledged);
    }

    public void Misplaced(string what) => _wrong.Enqueue(what);

    public void Failed(string what) => _wrong.Enqueue(what);

    /// <summary>The times under which half and all but a hundredth of the answers' events came, in milliseconds.</summary>
    public (double P50, double P99) SinceSent => Percentiles(_sinceSent);

    /// <inheritdoc cref="SinceSent"/>
    public (double P50, double P99) SinceAcknowledged => Percentiles(_sinceAcknowledged);

    private static (double P50, double P99) Percentiles(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0
            ? (double.NaN, double.NaN)
            : (sorted[sorted.Length / 2].TotalMilliseconds, sorted[(int)(sorted.Length * 0.99)].TotalMilliseconds);
    }
}
