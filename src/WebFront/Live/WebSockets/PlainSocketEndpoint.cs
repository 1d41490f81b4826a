using Microsoft.AspNetCore.Http.Features;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Live.WebSockets;

/// <summary>The plain WebSocket transport: at <c>/ws</c>, and at <c>/</c> for requests that ask for an upgrade.</summary>
internal sealed class PlainSocketEndpoint(
    AccessGate gate,
    LiveConnections connections,
    LiveFailures failures,
    Problems problems,
    WebSettings settings,
    ILogger<PlainSocket> logger)
{
    private static readonly WebSocketOptions Options = new()
    {
        KeepAliveInterval = TimeSpan.FromSeconds(15),
        KeepAliveTimeout = TimeSpan.FromSeconds(15),
    };

    public void Map(IApplicationBuilder app) => app.MapWhen(IsHere, branch =>
    {
        branch.UseWebSockets(Options);
        branch.Run(HandleAsync);
    });

    private static bool IsHere(HttpContext context) => context.Request.Path.Value switch
    {
        // Some clients ask for an upgrade to HTTP/2 with every request: they are to have the page.
        "/" => context.Request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase),
        "/ws" => true,
        _ => false,
    };

    private async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            await problems.Of(
                StatusCodes.Status426UpgradeRequired, "A WebSocket is to be had here.", context).SendAsync(context);
            return;
        }

        await gate.AdmitAsync(context, Admission.Callers, alsoInQuery: true);
        using var webSocket = await context.WebSockets.AcceptWebSocketAsync();
        using PlainSocket socket = new(webSocket, settings.Limits.BodyBytes, failures, logger);
        await using var client = connections.Open(context.Features.GetRequiredFeature<Caller>(), socket);
        await socket.RunAsync(client, context.RequestAborted);
    }
}
