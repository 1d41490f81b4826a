using System.Collections.Concurrent;
using Interviewing.Load.Interviews;

namespace Interviewing.Load.Figures;

/// <summary>What became of the calls of one or more rounds against one server. Safe to write from several threads.</summary>
public sealed class CallRecord
{
    private readonly Lock _lock = new();
    private readonly List<float>[] _milliseconds = [.. Enum.GetValues<CallKind>().Select(_ => new List<float>())];
    private readonly ConcurrentDictionary<string, ErrorKind> _errors = new();
    private int _interviews;

    /// <summary>Interviews that went to their end without an error.</summary>
    public int Interviews => _interviews;

    /// <summary>What went wrong, how often, and how it was said the first time.</summary>
    public IReadOnlyDictionary<string, ErrorKind> Errors => _errors;

    /// <summary>Takes down a call.</summary>
    public void Add(CallKind kind, TimeSpan took)
    {
        lock (_lock)
            _milliseconds[(int)kind].Add((float)took.TotalMilliseconds);
    }

    /// <summary>Takes down an interview that went well.</summary>
    public void CountInterview() => Interlocked.Increment(ref _interviews);

    /// <summary>Takes down an error.</summary>
    public void CountError(string what, string firstWords = "") => _errors.AddOrUpdate(
        what, new ErrorKind(1, firstWords), (_, known) => known with { Count = known.Count + 1 });

    /// <summary>How long the calls of one kind took.</summary>
    public Percentiles Of(CallKind kind)
    {
        lock (_lock)
            return Percentiles.Of(_milliseconds[(int)kind]);
    }
}

/// <summary>Errors of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstWords">What the server said to the first.</param>
public readonly record struct ErrorKind(int Count, string FirstWords);
