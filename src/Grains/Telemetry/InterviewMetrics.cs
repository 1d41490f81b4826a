using System.Diagnostics.Metrics;
using Interviewing.Interviews;

namespace Interviewing.Telemetry;

/// <summary>What is measured of interviews: what has happened in them, once it is on disk, and how long turns take.</summary>
internal static class InterviewMetrics
{
    private static readonly Counter<long> Created = Signals.Meter.CreateCounter<long>(
        "interviewing.interviews.created", "{interview}", "Interviews that were created");

    private static readonly Counter<long> Started = Signals.Meter.CreateCounter<long>(
        "interviewing.interviews.started", "{interview}", "Interviews that were started");

    private static readonly Counter<long> Finished = Signals.Meter.CreateCounter<long>(
        "interviewing.interviews.finished", "{interview}", "Interviews that are over, by reason");

    private static readonly Counter<long> Turns = Signals.Meter.CreateCounter<long>(
        "interviewing.turns", "{turn}", "Turns of the interviewer; degraded are those that the substitute took");

    private static readonly Histogram<double> ProviderTime = Signals.Meter.CreateHistogram(
        "interviewing.turn.provider.duration", "s", "How long a turn waited for the interviewer's words", advice: Buckets.OfProviders);

    private static readonly Histogram<double> OwnTime = Signals.Meter.CreateHistogram(
        "interviewing.turn.own.duration", "s", "How long a turn took beside that, from taking the answer to the words on disk",
        advice: Buckets.OfOwnWork);

    /// <summary>Counts facts that have come to disk.</summary>
    public static void Count(IReadOnlyList<InterviewFact> facts, int from, int to)
    {
        if (!Turns.Enabled)
            return;
        for (var i = from; i < to; i++)
            Count(facts[i]);
    }

    /// <summary>Counts how long a turn took.</summary>
    /// <param name="provider">How long the interviewer was waited for.</param>
    /// <param name="whole">From the answer to the words on disk.</param>
    public static void CountTurn(TimeSpan provider, TimeSpan whole)
    {
        ProviderTime.Record(provider.TotalSeconds);
        OwnTime.Record(Math.Max(0, (whole - provider).TotalSeconds));
    }

    private static void Count(InterviewFact fact)
    {
        switch (fact)
        {
            case InterviewCreated created:
                Created.Add(1, Degraded(created.Origin.Degraded));
                break;
            case InterviewStarted:
                Started.Add(1);
                break;
            case TurnTaken turn:
                Turns.Add(1, Degraded(turn.Origin.Degraded));
                if (turn.State.IsOver())
                    CountFinished(EndReason.Completed);
                break;
            case InterviewClosed closed:
                CountFinished(closed.Reason);
                break;
        }
    }

    private static void CountFinished(EndReason reason) =>
        Finished.Add(1, new KeyValuePair<string, object?>("interviewing.end.reason", Words.Of(reason)));

    private static KeyValuePair<string, object?> Degraded(bool degraded) => new("interviewing.degraded", degraded);
}
