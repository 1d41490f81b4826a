using System.Diagnostics.Metrics;
using Interviewing.Interviews;

namespace Interviewing.Telemetry;

/// <summary>
/// One interview in this process's memory, counted under the state that it is in. The counts of all silos add up to all
/// interviews that are in memory, and a running one mostly is.
/// </summary>
internal struct CountedInterview
{
    private static readonly InterviewState[] States = Enum.GetValues<InterviewState>();
    private static readonly long[] Counts = new long[States.Length];

    private InterviewState? _state;

    static CountedInterview() => Signals.Meter.CreateObservableUpDownCounter(
        "interviewing.interviews", Observe, "{interview}", "Interviews in memory, by state");

    /// <summary>Counts it under another state; under none when it leaves the memory.</summary>
    public void Move(InterviewState? to)
    {
        if (to == _state)
            return;
        if (_state is { } from)
            Interlocked.Decrement(ref Counts[(int)from]);
        if (to is { } state)
            Interlocked.Increment(ref Counts[(int)state]);
        _state = to;
    }

    private static IEnumerable<Measurement<long>> Observe() => States.Select(state => new Measurement<long>(
        Volatile.Read(ref Counts[(int)state]), new KeyValuePair<string, object?>("interviewing.state", Words.Of(state))));
}
