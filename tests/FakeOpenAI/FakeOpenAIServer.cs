using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FakeOpenAI;

/// <summary>
/// A real HTTP server on loopback that answers chat completions as OpenAI does, without a model: it checks requests
/// by OpenAI's rules, makes replies that the asked-for schema allows from what the request says, and misbehaves on
/// demand. Kestrel runs bare, without middleware: under load it shall cost next to nothing.
/// </summary>
public sealed class FakeOpenAIServer : IHttpApplication<IFeatureCollection>, IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly ConcurrentBag<Exchange> _idle = [];
    private readonly ConcurrentQueue<FakeBehaviour> _scripted = new();
    private readonly ConcurrentQueue<FakeCall> _calls = new();
    private readonly ConcurrentQueue<FakeCall> _answered = new();
    private long _answers;

    private FakeOpenAIServer(FakeOpenAIOptions options)
    {
        Options = options;
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Listen(IPAddress.Loopback, options.Port);
        _kestrel = new KestrelServer(
            new OptionsWrapper<KestrelServerOptions>(kestrel),
            new SocketTransportFactory(
                new OptionsWrapper<SocketTransportOptions>(
                    new SocketTransportOptions { UnsafePreferInlineScheduling = options.Inline }), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    /// <summary>How it was set up.</summary>
    public FakeOpenAIOptions Options { get; }

    /// <summary>What OPENAI_BASE_URL shall be.</summary>
    public Uri BaseUrl { get; private set; } = null!;

    /// <summary>Says how a call of a kind (the name of its schema) is answered where nothing is queued.</summary>
    public Func<string, FakeBehaviour> Otherwise { get; set; } = static _ => FakeBehaviour.Normal;

    /// <summary>Says what a transcription answers, as JSON.</summary>
    public Func<FakeCall, string> Transcribe { get; set; } = static _ =>
        """{"text":"I have been a nurse for six years.","language":"english","duration":2.5}""";

    /// <summary>The calls so far, where they are recorded.</summary>
    public ImmutableArray<FakeCall> Calls => [.. _calls];

    /// <summary>How many calls a provider that honours idempotency keys would have charged.</summary>
    public int Charged => _answered.Select(call => call.IdempotencyKey ?? call.ClientRequestId).Distinct().Count();

    /// <summary>How many calls were answered with status 200.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    internal StrictSchema Schemas { get; } = new();

    /// <summary>Starts a server.</summary>
    public static async Task<FakeOpenAIServer> StartAsync(FakeOpenAIOptions? options = null)
    {
        var server = new FakeOpenAIServer(options ?? new());
        await server._kestrel.StartAsync(server, CancellationToken.None);
        var address = server._kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.BaseUrl = new Uri(address + "/v1");
        return server;
    }

    /// <summary>Queues how the next calls are answered, one each; after them, <see cref="Otherwise"/> says.</summary>
    public void Enqueue(params ReadOnlySpan<FakeBehaviour> behaviours)
    {
        foreach (var behaviour in behaviours)
            _scripted.Enqueue(behaviour);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _kestrel.StopAsync(now.Token);
        _kestrel.Dispose();
        foreach (var exchange in _idle)
            exchange.Dispose();
    }

    IFeatureCollection IHttpApplication<IFeatureCollection>.CreateContext(IFeatureCollection contextFeatures) =>
        contextFeatures;

    async Task IHttpApplication<IFeatureCollection>.ProcessRequestAsync(IFeatureCollection context)
    {
        if (!_idle.TryTake(out var exchange))
            exchange = new Exchange(this);
        await exchange.HandleAsync(context);
        _idle.Add(exchange);
    }

    void IHttpApplication<IFeatureCollection>.DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    internal FakeBehaviour NextBehaviour(string kind) =>
        _scripted.TryDequeue(out var behaviour) ? behaviour : Otherwise(kind);

    internal FakeCall Record(FakeCall call)
    {
        _calls.Enqueue(call);
        return call;
    }

    internal long Answered(FakeCall? call)
    {
        if (call is not null)
            _answered.Enqueue(call);
        return Interlocked.Increment(ref _answers);
    }
}
