using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Interviewing.Cluster.Running;

/// <summary>What nginx has behind it in its own tests: says which one it is, what it was told of the client, and echoes over WebSocket.</summary>
internal sealed class EchoFront : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoFront(string name)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(context => context.WebSockets.IsWebSocketRequest ? EchoAsync(context) : SayAsync(context, name));
    }

    public Uri Address => new(_app.Urls.First());

    public static async Task<EchoFront> StartAsync(string name)
    {
        EchoFront front = new(name);
        await front._app.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Task SayAsync(HttpContext context, string name)
    {
        var headers = context.Request.Headers;
        return context.Response.WriteAsync(
            $"{name} {headers["X-Forwarded-For"]} {headers["X-Forwarded-Proto"]} {headers["X-Request-Id"]} {headers.Host}");
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[100];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } got)
            await socket.SendAsync(buffer.AsMemory(0, got.Count), WebSocketMessageType.Text, true, context.RequestAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
