using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Interviewing.Telemetry;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live;

public sealed class LiveMetricTests
{
    [Fact]
    public async Task ConnectionsAreCountedAndTheLagOfWhatComesButNotOfWhatIsCaughtUp()
    {
        using MeterListener listener = new();
        ConcurrentQueue<int> connections = new();
        ConcurrentQueue<double> lags = new();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == Signals.Name)
                all.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, "interviewing.live.connections", tags, value, connections));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, "interviewing.live.event.lag", tags, value, lags));
        listener.Start();

        FakeInterview interview = new(Samples.Id);
        await using (LiveBench bench = new(FakeInterview.Grains(interview)))
        {
            interview.Say("Something.");
            interview.Say("Something.");
            var (_, outlet) = await bench.JoinAsync(interview, after: 0, transport: nameof(LiveMetricTests));
            await LiveBench.Got(outlet, 0, 2);
            Assert.Empty(lags);
            Assert.Equal([1], connections);
            interview.Say("Something.");
            await LiveBench.Got(outlet, 0, 3);
            await LiveBench.Until(() => lags.Count == 1);
        }

        Assert.Equal([1, -1], connections);
    }

    // Other tests of the process have connections too: theirs are of other transports.
    private static void Keep<T>(
        Instrument instrument, string name, ReadOnlySpan<KeyValuePair<string, object?>> tags, T value, ConcurrentQueue<T> to)
    {
        if (instrument.Name != name)
            return;
        foreach (var tag in tags)
        {
            if (Equals(tag.Value, nameof(LiveMetricTests)))
                to.Enqueue(value);
        }
    }
}
