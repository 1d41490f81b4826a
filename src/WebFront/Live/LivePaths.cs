namespace Interviewing.WebFront.Live;

/// <summary>Where the live transports are.</summary>
internal static class LivePaths
{
    public const string Hub = "/hubs/interview";
    public const string SocketIo = "/socket.io";
    public const string PlainSocket = "/ws";

    /// <summary>Whether a request is one of a live transport, or would be.</summary>
    public static bool IsLive(HttpRequest request) =>
        request.Path.StartsWithSegments(Hub) || request.Path.StartsWithSegments(SocketIo) || WantsWebSocket(request);

    /// <summary>
    /// Whether a request asks for a WebSocket. Some clients ask for an upgrade to HTTP/2 with every request, which is none.
    /// </summary>
    public static bool WantsWebSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);
}
