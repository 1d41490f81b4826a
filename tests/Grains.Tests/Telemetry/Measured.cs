using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Interviewing.Telemetry;

/// <summary>Listens to the product's meter, and keeps what it measures.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _all = new();

    public Measured()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Signals.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>What an instrument measured, each with the tags that it has of those named: "value a b".</summary>
    public List<(double Value, string Tags)> Of(string instrument, params string[] tags) =>
    [
        .. _all.Where(one => one.Name == instrument).Select(one =>
            (one.Value, string.Join(' ', tags.Select(tag => one.Tags.GetValueOrDefault(tag)?.ToString() ?? "-")))),
    ];

    /// <summary>What an observed instrument says now.</summary>
    public List<(double Value, string Tags)> Observe(string instrument, params string[] tags)
    {
        var before = Of(instrument, tags).Count;
        _listener.RecordObservableInstruments();
        return Of(instrument, tags)[before..];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue((instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
}
