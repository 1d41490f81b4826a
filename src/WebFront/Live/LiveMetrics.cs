using System.Diagnostics.Metrics;
using Interviewing.Telemetry;

namespace Interviewing.WebFront.Live;

/// <summary>What is measured of live connections: how many there are, and how late events come.</summary>
internal static class LiveMetrics
{
    private const string Transport = "interviewing.transport";

    private static readonly UpDownCounter<int> Connections = Signals.Meter.CreateUpDownCounter<int>(
        "interviewing.live.connections", "{connection}", "Live connections, by transport");

    private static readonly Histogram<double> EventLag = Signals.Meter.CreateHistogram(
        "interviewing.live.event.lag", "s",
        "From an event's own time to when its client's connection has taken it; what is only caught up does not count",
        advice: Buckets.OfOwnWork);

    /// <summary>Counts a connection that comes.</summary>
    public static void Came(ILiveOutlet outlet) => Connections.Add(1, new KeyValuePair<string, object?>(Transport, outlet.Transport));

    /// <summary>Counts one that goes.</summary>
    public static void Went(ILiveOutlet outlet) => Connections.Add(-1, new KeyValuePair<string, object?>(Transport, outlet.Transport));

    /// <summary>Counts an event that was sent.</summary>
    public static void Sent(LiveEvent happened, ILiveOutlet outlet, TimeProvider time)
    {
        if (happened.At is { } at && EventLag.Enabled)
            EventLag.Record(Math.Max(0, (time.GetUtcNow() - at).TotalSeconds), new KeyValuePair<string, object?>(Transport, outlet.Transport));
    }
}
