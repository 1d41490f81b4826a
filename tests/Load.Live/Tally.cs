using System.Collections.Concurrent;

namespace Interviewing.Load.Live;

/// <summary>What was seen, by all clients together.</summary>
internal sealed class Tally
{
    private readonly ConcurrentQueue<double> _milliseconds = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private long _delivered;
    private long _dropped;

    public long Count => Interlocked.Read(ref _delivered);

    public long Drops => Interlocked.Read(ref _dropped);

    public IReadOnlyCollection<string> Wrong => _wrong;

    public void Delivered() => Interlocked.Increment(ref _delivered);

    public void Dropped() => Interlocked.Increment(ref _dropped);

    public void Took(TimeSpan time) => _milliseconds.Enqueue(time.TotalMilliseconds);

    public void Misplaced(string what) => _wrong.Enqueue(what);

    public void Failed(string what) => _wrong.Enqueue(what);

    /// <summary>The time under which a share of the events came.</summary>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
    }
}
