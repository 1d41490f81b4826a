using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using FakeLiveKit.Protocol;
using FakeLiveKit.Rooms;
using FakeLiveKit.Tokens;
using FakeLiveKit.Twirp;
using FakeLiveKit.Webhooks;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FakeLiveKit;

/// <summary>
/// A real HTTP server on loopback in the shape of LiveKit's: its Twirp services for rooms and agent dispatches, its rules
/// for tokens and rights, its webhooks. There is no media: a test says who comes and goes. It misbehaves on demand.
/// </summary>
public sealed class FakeLiveKitServer : IAsyncDisposable
{
    private readonly FakeLiveKitOptions _options;
    private readonly Jwt _tokens;
    private readonly RoomStore _rooms;
    private readonly WebApplication _web;
    private readonly WebhookPost _post = new();
    private readonly ConcurrentQueue<FakeBehaviour> _scripted = new();
    private readonly ConcurrentQueue<FakeCall> _calls = new();
    private readonly ConcurrentQueue<SentData> _data = new();
    private readonly ConcurrentQueue<FakeWebhook> _webhooks = new();
    private int _disposed;

    private FakeLiveKitServer(FakeLiveKitOptions options)
    {
        _options = options;
        _tokens = new Jwt(options);
        _rooms = new RoomStore(options.Time, Happened);
        WebhookUrl = options.WebhookUrl;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        _web = builder.Build();
        var endpoint = new TwirpEndpoint(
            [.. new RoomService(_rooms, _data.Enqueue).Methods, .. new AgentDispatchService(_rooms).Methods],
            _tokens, NextBehaviour, _calls.Enqueue);
        _web.Run(endpoint.HandleAsync);
    }

    /// <summary>Its address, http.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>Says how a call of a method (CreateRoom, SendData, ...) is answered where nothing is queued.</summary>
    public Func<string, FakeBehaviour> Otherwise { get; set; } = static _ => FakeBehaviour.Normal;

    /// <summary>Where webhooks go; null for nowhere, until it is set again.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>The calls so far.</summary>
    public ImmutableArray<FakeCall> Calls => [.. _calls];

    /// <summary>The rooms there are.</summary>
    public ImmutableArray<FakeRoom> Rooms => _rooms.Look(all => all.Select(room => room.View()).ToImmutableArray());

    /// <summary>The data that was sent into rooms so far.</summary>
    public ImmutableArray<SentData> Data => [.. _data];

    /// <summary>The webhooks so far, sent or not.</summary>
    public ImmutableArray<FakeWebhook> Webhooks => [.. _webhooks];

    /// <summary>Starts a server.</summary>
    public static async Task<FakeLiveKitServer> StartAsync(FakeLiveKitOptions? options = null)
    {
        var server = new FakeLiveKitServer(options ?? new());
        await server._web.StartAsync();
        server.Url = new Uri(server._web.Urls.First());
        return server;
    }

    /// <summary>Queues how the next calls are answered, one each; after them, <see cref="Otherwise"/> says.</summary>
    public void Enqueue(params ReadOnlySpan<FakeBehaviour> behaviours)
    {
        foreach (var behaviour in behaviours)
            _scripted.Enqueue(behaviour);
    }

    /// <summary>A room; null where there is none of that name.</summary>
    public FakeRoom? FindRoom(string name) => Rooms.FirstOrDefault(room => room.Name == name);

    /// <summary>
    /// Somebody comes into a room, which is made where it is not there. Who is there by that identity goes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The room is full.</exception>
    public FakeParticipant Join(string room, FakeParticipant participant) => LiveRoom.View(
        _rooms.Join(new CreateRoomRequest { Name = room }, Joining.From(participant)));

    /// <summary>
    /// Somebody comes with a token, as a client of LiveKit does: it says where, who, and what they may.
    /// </summary>
    /// <exception cref="UnauthorizedException">The token does not hold, or is not for joining.</exception>
    /// <exception cref="InvalidOperationException">The room is full.</exception>
    public FakeParticipant Join(string token)
    {
        var (room, participant) = Joining.From(_tokens.Verify(token));
        return LiveRoom.View(_rooms.Join(room, participant));
    }

    /// <summary>The agent of a dispatch comes into the room.</summary>
    public FakeParticipant JoinAgent(string room, string dispatchId) => LiveRoom.View(_rooms.In(room, "not_found", live =>
    {
        var dispatch = live.Dispatches.Find(each => each.Id == dispatchId)
            ?? throw new ArgumentException("There is no such dispatch.", nameof(dispatchId));
        var job = Joining.Job(dispatch, _options.Time);
        dispatch.State.Jobs.Add(job);
        return _rooms.Join(new CreateRoomRequest { Name = room }, Joining.Agent(job));
    }));

    /// <summary>Somebody goes by themselves.</summary>
    public void Leave(string room, string identity) => _rooms.Leave(room, identity, DisconnectReason.ClientInitiated);

    /// <summary>The room's time is over: everybody goes, and it is gone.</summary>
    public void EndRoom(string room) => _rooms.End(room, DisconnectReason.ServerShutdown);

    /// <summary>Posts a webhook once, wherever it stands in the order; the status of the answer.</summary>
    public Task<HttpStatusCode> SendAsync(
        FakeWebhook webhook, Uri url, CancellationToken cancellationToken = default) =>
        _post.PostAsync(webhook, url, cancellationToken);

    /// <summary>Waits until every webhook that was due is delivered or given up.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public Task WebhooksSettledAsync(TimeSpan within) => _post.Settled.WaitAsync(within);

    /// <summary>A body signed as a webhook: for bodies that no room brings about.</summary>
    public FakeWebhook Sign(string body) => new("", "", "", null, body, _tokens.Sign(body));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _post.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _web.StopAsync(now.Token);
        await _web.DisposeAsync();
    }

    private FakeBehaviour NextBehaviour(string method) =>
        _scripted.TryDequeue(out var behaviour) ? behaviour : Otherwise(method);

    private void Happened(string what, Room room, ParticipantInfo? participant)
    {
        var id = Ids.New("EV_");
        var body = JsonFormatter.Default.Format(new WebhookEvent
        {
            Event = what,
            Id = id,
            CreatedAt = _options.Time.GetUtcNow().ToUnixTimeSeconds(),
            Room = room,
            Participant = participant,
        });
        var webhook = new FakeWebhook(id, what, room.Name, participant?.Identity, body, _tokens.Sign(body));
        _webhooks.Enqueue(webhook);
        if (WebhookUrl is { } url)
            _post.Queue(webhook, url);
    }
}
