using System.Text.Json;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Live;
using Interviewing.WebFront.Live.Dashboards;
using Interviewing.WebFront.Tests.Support;
using Interviewing.WebFront.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Interviewing.WebFront.Tests.Live.Support;

/// <summary>The relay and its connections without a network: the test is the transport, and the clock's tick.</summary>
internal sealed class LiveBench : IAsyncDisposable
{
    /// <summary>Ends a test that hangs: nothing that a test waits for takes nearly as long, however busy the machine is.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private readonly ServiceProvider _services;
    private readonly List<LiveClient> _clients = [];

    public LiveBench(FakeGrains grains, Action<LiveOptions>? configure = null)
    {
        WebSettings settings = new();
        settings.Live.Renewal = TimeSpan.Zero;
        configure?.Invoke(settings.Live);
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton(grains.Factory);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IHostApplicationLifetime>(new Lifetime());
        services.AddSingleton(new ApiKeys([]));
        services.AddSingleton(new CandidateTokens(WebFrontHost.Secret));
        services.AddSingleton<Failures>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<AccessGate>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<LiveSeats>();
        services.AddLive(settings.Limits);
        _services = services.BuildServiceProvider();
    }

    public InterviewRelay Relay => _services.GetRequiredService<InterviewRelay>();

    public DirectoryRelay Directory => _services.GetRequiredService<DirectoryRelay>();

    public LiveClient Open(TestOutlet outlet)
    {
        var client = _services.GetRequiredService<LiveConnections>().Open(Caller.Local, outlet);
        lock (_clients)
            _clients.Add(client);
        return client;
    }

    public async Task<(LiveClient Client, TestOutlet Outlet)> JoinAsync(
        FakeInterview interview, long? after = null, string transport = "test")
    {
        TestOutlet outlet = new() { Transport = transport };
        var client = Open(outlet);
        var reply = await SayAsync(client, "joinInterview", new { sessionId = interview.Id, after });
        Assert.True(reply.Success, reply.Message);
        return (client, outlet);
    }

    public static Task<LiveReply> SayAsync(LiveClient client, string name, object data) =>
        client.HandleAsync(name, JsonSerializer.SerializeToElement(data, JsonSerializerOptions.Web));

    /// <summary>Waits until it is so.</summary>
    public static Task Until(Func<bool> isSo, Func<string>? orElse = null) => Until(() => Task.FromResult(isSo()), orElse);

    /// <summary>Asks until it is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, Func<string>? orElse = null)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(since) < Deadline, "It did not come to be. " + orElse?.Invoke());
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until the client has got the events after a number up to another, and nothing else.</summary>
    public static async Task Got(TestOutlet outlet, long after, long last)
    {
        var wanted = Enumerable.Range((int)after + 1, (int)(last - after)).Select(i => (long)i).ToList();
        await Until(() => outlet.Sequences.Count >= wanted.Count, () => string.Join(" ", outlet.Sequences));
        Assert.Equal(wanted, outlet.Sequences);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await _services.DisposeAsync();
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
