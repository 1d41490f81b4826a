using System.Net.WebSockets;
using System.Threading.Channels;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>Engine.IO over a WebSocket: each message is one packet.</summary>
internal sealed partial class WebSocketTransport(
    WebSocket socket, EngineSession session, int maxMessage, ILogger<WebSocketTransport> logger)
{
    /// <summary>How often a poll that came after the last release is released, while the client changes over.</summary>
    private static readonly TimeSpan ReleasePace = TimeSpan.FromMilliseconds(100);

    private readonly WebSocketReader _reader = new(socket, maxMessage);
    private readonly ILogger<WebSocketTransport> _logger = logger;

    /// <summary>
    /// Lets the client change over from polling: it asks whether the WebSocket works, waits for its poll to return, and
    /// says that it is done. What it is sent after that poll goes over the WebSocket.
    /// </summary>
    /// <returns>False when it does not do so in time; polling goes on then.</returns>
    public async Task<bool> UpgradeAsync(TimeSpan within, TimeProvider time)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(session.Aborted);
        deadline.CancelAfter(within);
        try
        {
            if (!await NextIsAsync(EnginePacket.Probe, deadline.Token))
                return false;
            session.ChangeOver();
            await socket.SendAsync(EnginePacket.ProbeAnswer, WebSocketMessageType.Text, endOfMessage: true, deadline.Token);
            await using var releasing = time.CreateTimer(_ => session.ReleasePoll(), null, TimeSpan.Zero, ReleasePace);
            return await NextIsAsync(EnginePacket.UpgradePacket, deadline.Token);
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            LogLost(failure);
            return false;
        }
    }

    /// <summary>Carries packets both ways until the session is over.</summary>
    public async Task RunAsync()
    {
        var writing = WriteAsync();
        try
        {
            while (await _reader.ReadAsync(session.Aborted) is { } message)
            {
                using (message)
                    Receive(message);
                await session.WhenRoomAsync(session.Aborted);
            }
        }
        catch (ChannelClosedException)
        {
            // The session ended: the client is not listened to any more.
        }
        catch (Exception failure) when (failure is InvalidDataException || IsLoss(failure))
        {
            LogLost(failure);
        }
        finally
        {
            session.Close();
        }

        await writing;
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var packet in session.Outgoing.ReadAllAsync(session.Aborted))
                await socket.SendAsync(packet, WebSocketMessageType.Text, endOfMessage: true, session.Aborted);
            await socket.CloseOutputAsync(
                socket.State == WebSocketState.CloseReceived
                    ? WebSocketCloseStatus.NormalClosure
                    : WebSocketCloseStatus.EndpointUnavailable,
                statusDescription: null,
                session.Aborted);
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            LogLost(failure);
            session.Abort();
        }
    }

    private void Receive(WebSocketReader.Message message)
    {
        if (message.IsTooLarge)
            session.Receive(EngineMessage.TooLarge(message.Utf8));
        else if (message.IsBinary)
            session.Receive(new EngineMessage(EngineMessageKind.Binary, default));
        else
            session.Receive(message.Utf8);
    }

    private async Task<bool> NextIsAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
    {
        using var message = await _reader.ReadAsync(cancellationToken);
        return message is not null && message.Utf8.Span.SequenceEqual(packet.Span);
    }

    // InvalidOperationException: the other side of this transport has closed it.
    private static bool IsLoss(Exception failure) => failure is
        WebSocketException or OperationCanceledException or IOException or InvalidOperationException;

    [LoggerMessage(6502, LogLevel.Debug, "A Socket.IO client's WebSocket is lost.")]
    private partial void LogLost(Exception failure);
}
