using System.Net.WebSockets;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>Asks for a WebSocket with headers that a test chooses.</summary>
internal static class WebSocketHandshake
{
    /// <summary>What the server answers: 101, or the status of its refusal.</summary>
    public static async Task<int> StatusAsync(WebFrontHost host, string path, params (string Name, string Value)[] headers)
    {
        using var socket = new ClientWebSocket();
        return await ConnectAsync(socket, host, path, headers);
    }

    /// <summary>The same, with a socket that stays.</summary>
    public static async Task<int> ConnectAsync(
        ClientWebSocket socket, WebFrontHost host, string path, params (string Name, string Value)[] headers)
    {
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        var address = new UriBuilder(new Uri(host.Address, path)) { Scheme = "ws" }.Uri;
        try
        {
            await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            // The status says it.
        }

        return (int)socket.HttpStatusCode;
    }
}
