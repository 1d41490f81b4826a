using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live.WebSockets;

/// <summary>One connection of the plain WebSocket transport.</summary>
internal sealed partial class PlainSocket(WebSocket socket, int maxMessage, LiveFailures failures, ILogger<PlainSocket> logger)
    : ILiveOutlet, IDisposable
{
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sending = new(1);
    private readonly ILogger<PlainSocket> _logger = logger;

    public string Transport => "websocket";

    public ValueTask SendAsync(LiveEvent happened, CancellationToken cancellationToken) =>
        SendAsync(happened.As(PlainFrame.Of).Utf8, cancellationToken);

    public void Close(LiveClosing why)
    {
        if (why == LiveClosing.Stopping)
            _ = StopAsync();
        else
            socket.Abort();
    }

    /// <summary>Takes messages until the connection is gone.</summary>
    public async Task RunAsync(LiveClient client, CancellationToken gone)
    {
        try
        {
            WebSocketReader reader = new(socket, maxMessage);
            while (await reader.ReadAsync(gone) is { } message)
            {
                using (message)
                    await TakeAsync(client, message, gone);
            }

            if (socket.State == WebSocketState.CloseReceived)
                await CloseAsync(WebSocketCloseStatus.NormalClosure, null);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
        {
            LogLost(failure, client.Id);
        }
    }

    public void Dispose() => _sending.Dispose();

    // RFC 6455 has no name for it; registered with IANA as "Service Restart".
    private static WebSocketCloseStatus StatusOfStopping => (WebSocketCloseStatus)1012;

    private async Task StopAsync()
    {
        await CloseAsync(StatusOfStopping, "The server is stopping: come back.");
        // A client that does not say goodbye is not waited for.
        await Task.Delay(ClosingTime);
        socket.Abort();
    }

    private async Task TakeAsync(LiveClient client, WebSocketReader.Message message, CancellationToken gone)
    {
        if (message.IsTooLarge)
        {
            await client.FailAsync(failures.TooLarge(maxMessage));
            return;
        }

        if (message.IsBinary)
        {
            await client.FailAsync(failures.Make(LiveCodes.BadRequest, "A message must be text."));
            return;
        }

        if (Read(message.Utf8.Span) is not { Event: { } name } said)
        {
            await client.FailAsync(failures.Make(
                LiveCodes.BadRequest, """A message must be JSON of the form {"event": name, "data": object}."""));
            return;
        }

        var reply = await client.HandleAsync(name, said.Data);
        if (said.Id is not { } id)
            return;
        // As it came: it may be what could not be written anew, such as half a surrogate pair.
        RawJson same = new(JsonMarshal.GetRawUtf8Value(id).ToArray());
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new PlainReply { Id = same, Data = reply }, WebJson.Shapes.PlainReply);
        await SendAsync(bytes, gone);
    }

    private static PlainMessage? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, WebJson.Shapes.PlainMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string? why)
    {
        using CancellationTokenSource deadline = new(ClosingTime);
        try
        {
            await _sending.WaitAsync(deadline.Token);
            try
            {
                await socket.CloseOutputAsync(status, why, deadline.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }

    [LoggerMessage(6401, LogLevel.Debug, "Connection {Id} is lost.")]
    private partial void LogLost(Exception failure, string id);
}
