using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Interviewing.WebFront.Live.SocketIo;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>One client of Engine.IO, packet by packet, so that a test can do what no client library does.</summary>
internal sealed class EngineClient(WebFrontHost host) : IDisposable
{
    private const string Path = "/socket.io/?EIO=4&transport=";

    private readonly Queue<string> _polled = new();
    private ClientWebSocket? _socket;

    public string Id { get; private set; } = "";

    public JsonElement Handshake { get; private set; }

    public bool IsOnSocket => _socket is not null;

    /// <summary>The session in the server; null when it is over.</summary>
    public EngineSession? Session => host.App.Services.GetRequiredService<EngineSessions>().Find(Id);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A session on polling, in the default namespace.</summary>
    public static async Task<EngineClient> PollingAsync(WebFrontHost host)
    {
        EngineClient client = new(host);
        await client.OpenAsync();
        await client.PostAsync("40");
        Assert.StartsWith("40{\"sid\":", await client.NextAsync(), StringComparison.Ordinal);
        return client;
    }

    /// <summary>A session on a WebSocket, in the default namespace.</summary>
    public static async Task<EngineClient> WebSocketAsync(WebFrontHost host)
    {
        EngineClient client = new(host);
        await client.ConnectSocketAsync();
        client.Read(await client.ReceiveAsync());
        await client.SendAsync("40");
        Assert.StartsWith("40{\"sid\":", await client.ReceiveAsync(), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Opens a session on polling.</summary>
    public async Task OpenAsync() => Read((await host.GetAsync(Path + "polling")).Body);

    public Task<Reply> GetAsync() => host.GetAsync($"{Path}polling&sid={Id}");

    /// <summary>Begins a poll; returns when it waits at the server.</summary>
    public async Task<Task<Reply>> PollAsync()
    {
        var poll = GetAsync();
        await LiveBench.Until(() => Session!.IsPolling);
        return poll;
    }

    public async Task<Reply> PostRawAsync(byte[] body, string contentType = "text/plain")
    {
        using ByteArrayContent content = new(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await host.Client.PostAsync($"{Path}polling&sid={Id}", content, Cancellation);
        return await Reply.OfAsync(response);
    }

    public async Task PostAsync(params string[] packets)
    {
        var reply = await PostRawAsync(Encoding.UTF8.GetBytes(string.Join('\u001e', packets)));
        Assert.Equal((200, "ok"), (reply.Status, reply.Body));
    }

    /// <summary>The next packet that polls bring, beside pings.</summary>
    public async Task<string> NextAsync()
    {
        while (true)
        {
            while (_polled.TryDequeue(out var packet))
            {
                if (packet != "2")
                    return packet;
            }

            var reply = await GetAsync();
            Assert.Equal(200, reply.Status);
            foreach (var packet in reply.Body.Split('\u001e'))
                _polled.Enqueue(packet);
        }
    }

    /// <summary>What the last polls brought and nobody has asked for yet, and what one more brings.</summary>
    public async Task<List<string>> TakePolledAsync()
    {
        var last = await GetAsync();
        List<string> packets = [.. _polled, .. last.Body.Split('\u001e')];
        _polled.Clear();
        return packets;
    }

    /// <summary>Opens the WebSocket: of the session, if there is one.</summary>
    public async Task ConnectSocketAsync()
    {
        _socket = new();
        var address = new UriBuilder(new Uri(host.Address, Path + "websocket" + (Id.Length > 0 ? "&sid=" + Id : "")))
        {
            Scheme = "ws",
        };
        await _socket.ConnectAsync(address.Uri, Cancellation);
    }

    /// <summary>Asks over the WebSocket whether it works, and is told so.</summary>
    public async Task ProbeAsync()
    {
        await ConnectSocketAsync();
        await SendAsync("2probe");
        Assert.Equal("3probe", await ReceiveAsync());
    }

    public Task SendAsync(string packet) => SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) =>
        _socket!.SendAsync(bytes, type, endOfMessage: true, Cancellation);

    /// <summary>Sends a message, unless the server has closed.</summary>
    public async Task TrySendAsync(byte[] bytes, WebSocketMessageType type)
    {
        try
        {
            await SendAsync(bytes, type);
        }
        catch (WebSocketException)
        {
            // It has.
        }
    }

    /// <summary>The next message on the WebSocket; null when it is closed.</summary>
    public async Task<string?> ReceiveAsync()
    {
        using MemoryStream message = new();
        var buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult part;
            try
            {
                part = await _socket!.ReceiveAsync(buffer, Cancellation);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    public void Drop() => _socket!.Abort();

    public Task CloseAsync() => _socket!.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);

    public void Dispose() => _socket?.Dispose();

    private void Read(string? packet)
    {
        Assert.StartsWith("0{", packet, StringComparison.Ordinal);
        Handshake = JsonSerializer.Deserialize<JsonElement>(packet![1..]);
        Id = Handshake.GetProperty("sid").GetString()!;
    }
}
