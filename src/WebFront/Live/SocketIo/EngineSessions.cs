using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Interviewing.Hosting;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Limits;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>All Engine.IO sessions of this process: opens them, looks after their deadlines, ends them with the process.</summary>
internal sealed class EngineSessions(WebSettings settings, TimeProvider time, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private const int IdBytes = 15;
    private const int SoonSeconds = 10;

    private static readonly TimeSpan SlowestPace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, EngineSession> _sessions = new();
    private readonly AddressCounts _lobby = new(settings.SocketIo.UnconnectedPerAddress);

    private SocketIoOptions Options => settings.SocketIo;

    /// <summary>How many sessions there are.</summary>
    public int Count => _sessions.Count;

    /// <summary>Lets somebody in who is in no namespace yet.</summary>
    /// <exception cref="RefusedException">Its address has as many of those as it may have (429).</exception>
    public IDisposable EnterLobby(IPAddress? address) => _lobby.Enter(address) ?? throw new RefusedException(
        StatusCodes.Status429TooManyRequests, "Too many connections of this address are in no namespace yet.", SoonSeconds);

    /// <summary>Opens a session with an id that cannot be guessed.</summary>
    public EngineSession Open(IDisposable lobby, bool onWebSocket)
    {
        EngineSession session = new(
            NewId(), settings.Limits.BodyBytes, Options, time, over: closed => _sessions.TryRemove(closed.Id, out _))
        {
            Lobby = lobby,
        };
        _sessions[session.Id] = session;
        session.Open(Handshake(session.Id, onWebSocket), onWebSocket);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            session.Close();
        return session;
    }

    /// <summary>The session with an id; null when there is none.</summary>
    public EngineSession? Find(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>An id that cannot be guessed, of letters, digits, - and _.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var stopping = lifetime.ApplicationStopping.Register(CloseAll);
        // A twentieth of a deadline is near enough, and a second is often enough.
        var pace = Options.PingTimeout / 20;
        using PeriodicTimer timer = new(pace < SlowestPace ? pace : SlowestPace, time);
        while (await timer.NextAsync(stoppingToken))
        {
            foreach (var (_, session) in _sessions)
                session.Tick();
        }
    }

    private void CloseAll()
    {
        foreach (var (_, session) in _sessions)
            session.Close();
    }

    private byte[] Handshake(string id, bool onWebSocket) => Encoding.UTF8.GetBytes(
        $$"""
        0{"sid":"{{id}}","upgrades":[{{(onWebSocket ? "" : "\"websocket\"")}}],"pingInterval":{{(long)Options.PingInterval.TotalMilliseconds}},"pingTimeout":{{(long)Options.PingTimeout.TotalMilliseconds}},"maxPayload":{{settings.Limits.BodyBytes}}}
        """);
}
