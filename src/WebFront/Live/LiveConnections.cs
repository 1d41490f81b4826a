using System.Collections.Concurrent;
using Interviewing.Hosting;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Live.Dashboards;

namespace Interviewing.WebFront.Live;

/// <summary>
/// All connections of this process: opens them for the transports, looks after them every second, and ends them when the
/// process is to stop.
/// </summary>
internal sealed class LiveConnections(
    LiveCommands commands,
    InterviewRelay relay,
    DirectoryRelay directory,
    RateLimits rates,
    WebSettings settings,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<LiveClient> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, LiveClient> _clients = new();

    /// <summary>How many connections there are.</summary>
    public int Count => _clients.Count;

    /// <summary>Opens a connection; its transport disposes it.</summary>
    /// <param name="caller">Who it is.</param>
    /// <param name="outlet">The way to the client.</param>
    public LiveClient Open(Caller caller, ILiveOutlet outlet)
    {
        LiveClient client = new(
            SessionId.New(time), caller, rates.ForConnection(caller), outlet, new Outbox(outlet, settings.Live.Queue, time), commands, relay, Forget,
            logger);
        _clients[client.Id] = client;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            client.Close(LiveClosing.Stopping);
        return client;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the server waits for the requests under way, of which every connection is one.
        await using var stopping = lifetime.ApplicationStopping.Register(CloseAll);
        using PeriodicTimer timer = new(Pace, time);
        while (await timer.NextAsync(stoppingToken))
        {
            foreach (var (_, client) in _clients)
                client.Tick(settings.Live.LongestStall);
            relay.Tick();
            directory.Tick();
        }
    }

    private void CloseAll()
    {
        foreach (var (_, client) in _clients)
            client.Close(LiveClosing.Stopping);
    }

    private void Forget(LiveClient client) => _clients.TryRemove(client.Id, out _);
}
