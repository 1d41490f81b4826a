using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live.Support;

/// <summary>A client of the plain WebSocket transport that can also send what no client should.</summary>
internal sealed class PlainPeer : IDisposable
{
    private static readonly TimeSpan Patience = LiveBench.Deadline;

    private readonly ClientWebSocket _socket = new();

    public WebSocketState State => _socket.State;

    public WebSocketCloseStatus? ClosedWith => _socket.CloseStatus;

    public static async Task<PlainPeer> ConnectAsync(WebFrontHost host, string path)
    {
        PlainPeer peer = new();
        var address = new UriBuilder(new Uri(host.Address, path)) { Scheme = "ws" }.Uri;
        try
        {
            await peer._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
            return peer;
        }
        catch
        {
            peer.Dispose();
            throw;
        }
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool isEnd = true) =>
        _socket.SendAsync(bytes, type, isEnd, TestContext.Current.CancellationToken);

    /// <summary>The next message; null when the server has closed the connection.</summary>
    public async Task<JsonElement?> NextAsync() =>
        await NextBytesAsync() is { } bytes ? JsonSerializer.Deserialize<JsonElement>(bytes) : null;

    /// <summary>The next message with the event given; what comes before is dropped.</summary>
    public async Task<JsonElement> NextAsync(string name)
    {
        while (await NextAsync() is { } next)
        {
            if (next.GetProperty("event").GetString() == name)
                return next;
        }

        throw new InvalidOperationException($"The connection was closed before {name}.");
    }

    public async Task<byte[]?> NextBytesAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        using MemoryStream message = new();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return message.ToArray();
        }
    }

    public void Dispose() => _socket.Dispose();
}
