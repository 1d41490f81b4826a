using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// Socket.IO at <c>/socket.io/</c> for its clients from version 3 on: Engine.IO's two transports, and the change from
/// polling to WebSocket. What is refused is refused in the order, the words and the numbers of engine.io.
/// </summary>
internal sealed class SocketIoEndpoint(
    AccessGate gate,
    EngineSessions sessions,
    LiveConnections connections,
    LiveFailures failures,
    WebSettings settings,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private const string Polling = "polling";
    private const string WebSocket = "websocket";

    // The protocol has pings of its own.
    private static readonly WebSocketOptions NoPings = new() { KeepAliveInterval = Timeout.InfiniteTimeSpan };

    private readonly ILogger<SocketConnection> _connectionLogger = loggers.CreateLogger<SocketConnection>();
    private readonly ILogger<WebSocketTransport> _socketLogger = loggers.CreateLogger<WebSocketTransport>();
    private readonly PollingTransport _polling = new(settings.Limits.BodyBytes);

    public void Map(IApplicationBuilder app) => app.MapWhen(IsHere, branch =>
    {
        branch.UseWebSockets(NoPings);
        branch.Run(HandleAsync);
    });

    private static bool IsHere(HttpContext context) => context.Request.Path.Value is "/socket.io/" or "/socket.io";

    private Task HandleAsync(HttpContext context)
    {
        if (!CrossOrigin.TryAllow(context))
            return EngineError.BadRequest.SendAsync(context);
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            CrossOrigin.AnswerPreflight(context);
            return Task.CompletedTask;
        }

        var query = context.Request.Query;
        var transport = query["transport"].ToString();
        if (transport is not (Polling or WebSocket))
            return EngineError.UnknownTransport.SendAsync(context);
        var isOfItsTransport = context.WebSockets.IsWebSocketRequest == (transport == WebSocket);
        if (query["sid"].ToString() is { Length: > 0 } id)
        {
            return sessions.Find(id) is not { } session ? EngineError.UnknownSession.SendAsync(context)
                : !isOfItsTransport ? EngineError.BadRequest.SendAsync(context)
                : transport == WebSocket ? UpgradeAsync(context, session)
                : PollAsync(context, session);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
            return EngineError.BadHandshakeMethod.SendAsync(context);
        if (!isOfItsTransport)
            return EngineError.BadRequest.SendAsync(context);
        if (query["EIO"] != EnginePacket.Revision)
            return EngineError.UnsupportedRevision.SendAsync(context);
        return OpenAsync(context, transport == WebSocket);
    }

    // Credentials of the handshake count from the start; a client without any may bring them when it connects.
    private async Task OpenAsync(HttpContext context, bool onWebSocket)
    {
        Caller? caller = null;
        if (Credentials.Of(context.Request, alsoInQuery: true) is { } credentials)
            caller = await gate.IdentifyAsync(credentials);
        using var socket = onWebSocket ? await context.WebSockets.AcceptWebSocketAsync() : null;
        var session = sessions.Open(onWebSocket);
        _ = new SocketConnection(session, caller, gate, settings.Limits.BodyBytes, connections, failures, _connectionLogger).RunAsync();
        if (socket is null)
            await PollingTransport.GetAsync(context, session);
        else
            await TransportOf(socket, session).RunAsync();
    }

    private Task PollAsync(HttpContext context, EngineSession session) =>
        session.IsOnWebSocket ? EngineError.BadRequest.SendAsync(context)
        : HttpMethods.IsGet(context.Request.Method) ? PollingTransport.GetAsync(context, session)
        : HttpMethods.IsPost(context.Request.Method) ? _polling.PostAsync(context, session)
        : EngineError.BadRequest.SendAsync(context);

    private async Task UpgradeAsync(HttpContext context, EngineSession session)
    {
        if (!session.TryBeginUpgrade())
        {
            await EngineError.BadRequest.SendAsync(context);
            return;
        }

        System.Net.WebSockets.WebSocket? socket = null;
        try
        {
            WebSocketTransport transport;
            var isDone = false;
            try
            {
                socket = await context.WebSockets.AcceptWebSocketAsync();
                transport = TransportOf(socket, session);
                isDone = await transport.UpgradeAsync(settings.SocketIo.UpgradeTimeout, time);
            }
            finally
            {
                // Once: the client may begin another upgrade as soon as it is told that this one failed.
                session.EndUpgrade(isDone);
            }

            if (isDone)
                await transport.RunAsync();
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private WebSocketTransport TransportOf(System.Net.WebSockets.WebSocket socket, EngineSession session) =>
        new(socket, session, settings.Limits.BodyBytes, _socketLogger);
}
