using System.Collections.Concurrent;
using Interviewing.Load.Interviews;

namespace Interviewing.Load.Figures;

/// <summary>What became of the calls of one or more rounds against one server. Safe to write from several threads.</summary>
public sealed class CallRecord
{
    private readonly Lock _lock = new();
    private readonly List<float>[] _milliseconds = [.. Enum.GetValues<CallKind>().Select(_ => new List<float>())];
    private readonly ConcurrentDictionary<string, int> _errors = new();
    private int _interviews;

    /// <summary>Interviews that went to their end without an error.</summary>
    public int Interviews => _interviews;

    /// <summary>What went wrong, and how often.</summary>
    public IReadOnlyDictionary<string, int> Errors => _errors;

    /// <summary>Takes down a call.</summary>
    public void Add(CallKind kind, TimeSpan took)
    {
        lock (_lock)
            _milliseconds[(int)kind].Add((float)took.TotalMilliseconds);
    }

    /// <summary>Takes down an interview that went well.</summary>
    public void CountInterview() => Interlocked.Increment(ref _interviews);

    /// <summary>Takes down an error.</summary>
    public void CountError(string what) => _errors.AddOrUpdate(what, 1, (_, count) => count + 1);

    /// <summary>How long the calls of one kind took.</summary>
    public Percentiles Of(CallKind kind)
    {
        lock (_lock)
            return Percentiles.Of(_milliseconds[(int)kind]);
    }
}
