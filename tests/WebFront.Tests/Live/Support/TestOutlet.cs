using System.Collections.Concurrent;
using System.Text.Json;
using Interviewing.WebFront.Live;

namespace Interviewing.WebFront.Tests.Live.Support;

/// <summary>A client that keeps what it gets, and can stop to read.</summary>
internal sealed class TestOutlet : ILiveOutlet
{
    private readonly ConcurrentQueue<LiveEvent> _got = new();
    private volatile TaskCompletionSource? _gate;

    public IReadOnlyList<LiveEvent> Got => [.. _got];

    public LiveClosing? Closed { get; private set; }

    public IReadOnlyList<long> Sequences => [.. _got.Where(got => got.Sequence > 0).Select(got => got.Sequence)];

    public IReadOnlyList<string> Names => [.. _got.Select(got => got.Name)];

    public JsonElement DataOf(string name) =>
        JsonSerializer.Deserialize<JsonElement>(_got.Last(got => got.Name == name).Json.Span);

    public string Transport { get; init; } = "test";

    public void StopReading() => _gate ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Read()
    {
        var gate = _gate;
        _gate = null;
        gate?.SetResult();
    }

    public async ValueTask SendAsync(LiveEvent happened, CancellationToken cancellationToken)
    {
        if (_gate is { } gate)
            await gate.Task.WaitAsync(cancellationToken);
        _got.Enqueue(happened);
    }

    public void Close(LiveClosing why) => Closed = why;
}
