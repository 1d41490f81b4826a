using System.Text;
using System.Text.Json;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live.Support;

/// <summary>
/// A client that speaks SignalR's JSON protocol by hand, so that it can say what the real clients never would. The real
/// ones are tested from start to end.
/// </summary>
internal sealed class HubPeer : IDisposable
{
    private const char End = '\u001e';
    private const int Ping = 6;

    private readonly PlainPeer _socket;
    private readonly Queue<JsonElement> _came = new();

    private HubPeer(PlainPeer socket) => _socket = socket;

    public static async Task<HubPeer> ConnectAsync(WebFrontHost host)
    {
        HubPeer peer = new(await PlainPeer.ConnectAsync(host, "/hubs/interview"));
        await peer.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Empty((await peer.NextAsync())!.Value.EnumerateObject());
        return peer;
    }

    public Task SendAsync(string json) => _socket.SendAsync(json + End);

    /// <summary>Calls a method; <paramref name="invocationId"/> null for one whose result nobody wants.</summary>
    public Task InvokeAsync(string? invocationId, string method, params object?[] arguments) =>
        SendAsync(JsonSerializer.Serialize(invocationId is null
            ? (object)new { type = 1, target = method, arguments }
            : new { type = 1, invocationId, target = method, arguments }));

    /// <summary>The next message that is no ping; null when the server has closed the connection.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        while (true)
        {
            if (_came.TryDequeue(out var next))
            {
                if (!next.TryGetProperty("type", out var type) || type.GetInt32() != Ping)
                    return next;
                continue;
            }

            if (await _socket.NextBytesAsync() is not { } bytes)
                return null;
            foreach (var message in Encoding.UTF8.GetString(bytes).Split(End, StringSplitOptions.RemoveEmptyEntries))
                _came.Enqueue(JsonSerializer.Deserialize<JsonElement>(message));
        }
    }

    /// <summary>The next event with a name, its one object; what comes before is dropped.</summary>
    public async Task<JsonElement> EventAsync(string name) =>
        (await NextAsync(message => message.TryGetProperty("target", out var target) && target.GetString() == name))
        .GetProperty("arguments")[0];

    /// <summary>The completion of a call; what comes before is dropped.</summary>
    public Task<JsonElement> CompletionAsync(string invocationId) => NextAsync(message =>
        message.TryGetProperty("invocationId", out var id) && id.GetString() == invocationId);

    public void Dispose() => _socket.Dispose();

    private async Task<JsonElement> NextAsync(Func<JsonElement, bool> isIt)
    {
        while (await NextAsync() is { } next)
        {
            if (isIt(next))
                return next;
        }

        throw new InvalidOperationException("The connection was closed before it came.");
    }
}
