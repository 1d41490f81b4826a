using System.Text.Json;
using System.Threading.Channels;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Limits;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// What Socket.IO makes of a session: the default namespace, its events and their acknowledgements. One message after the
/// other.
/// </summary>
internal sealed partial class SocketConnection(
    EngineSession session,
    SocketHandshake handshake,
    AccessGate gate,
    LiveSeats seats,
    RateLimits rates,
    int maxMessage,
    LiveConnections connections,
    LiveFailures failures,
    ILogger<SocketConnection> logger)
    : ILiveOutlet
{
    private readonly ILogger<SocketConnection> _logger = logger;
    private LiveClient? _client;
    private IDisposable? _seat;
    private int _attachments;

    /// <inheritdoc/>
    public string Transport => "socketio";

    /// <inheritdoc/>
    public ValueTask SendAsync(LiveEvent happened, CancellationToken cancellationToken) =>
        session.SendAsync(SocketPackets.Event(happened), cancellationToken);

    /// <inheritdoc/>
    public void Close(LiveClosing why)
    {
        if (why == LiveClosing.Stopping)
            session.Close();
        else
            session.Abort();
    }

    /// <summary>Handles messages until the session is over.</summary>
    public async Task RunAsync()
    {
        try
        {
            await foreach (var message in session.ReadAllAsync())
            {
                if (!await HandleAsync(message))
                    return;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogFailed(failure);
        }
        finally
        {
            session.Close();
            await LeaveAsync();
            handshake.Seat?.Dispose();
        }
    }

    // False for what a client that keeps to the protocol never sends, when there is nobody to be told.
    private async Task<bool> HandleAsync(EngineMessage message)
    {
        var isPacket = SocketPacket.TryParse(message.Bytes, out var packet);
        if (message.Kind == EngineMessageKind.Text && isPacket && packet.Type == SocketPacketType.Connect)
            return await ConnectAsync(packet);
        if (_client is null || (isPacket && !packet.Namespace.IsEmpty))
            return false;

        switch (message.Kind)
        {
            case EngineMessageKind.Binary when _attachments > 0:
                _attachments--;
                return true;
            case EngineMessageKind.Binary:
                await RefuseAsync("A message must be text.");
                return true;
            case EngineMessageKind.TooLarge:
                await AcknowledgeAsync(packet, await _client.FailAsync(failures.TooLarge(maxMessage)));
                return true;
        }

        _attachments += packet.Attachments;
        switch (packet.Type)
        {
            case SocketPacketType.Event when isPacket:
                await AcknowledgeAsync(packet, await HandleAsync(packet));
                return true;
            case SocketPacketType.BinaryEvent:
                await AcknowledgeAsync(packet, await RefuseAsync("An event must be JSON, without binary data."));
                return true;
            case SocketPacketType.Acknowledgement or SocketPacketType.BinaryAcknowledgement:
                // Nothing was asked.
                return true;
            case SocketPacketType.Disconnect:
                session.ExpectConnect();
                await LeaveAsync();
                return true;
            default:
                await RefuseAsync("The packet is none of Socket.IO.");
                return true;
        }
    }

    private async Task<bool> ConnectAsync(SocketPacket packet)
    {
        if (!packet.Namespace.IsEmpty)
        {
            await AnswerAsync(SocketPackets.NoNamespace(packet.Namespace));
            return true;
        }

        if (_client is not null)
            return false;
        Caller admitted;
        try
        {
            admitted = handshake.Caller ?? await gate.IdentifyAsync(SocketCredentials.In(packet));
            if (handshake.Seat is null)
                _seat = seats.Take(admitted);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var refusal = failures.Of(rates.Count(failure, handshake.Address), handshake.Caller);
            await AnswerAsync(SocketPackets.ConnectError(refusal.Message, refusal.Code));
            return true;
        }

        session.Connected();
        await AnswerAsync(SocketPackets.Connected(EngineSessions.NewId()));
        _client = connections.Open(admitted, this);
        return true;
    }

    private async Task<LiveReply> HandleAsync(SocketPacket packet)
    {
        using var json = Parse(packet.Json);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Array } parts || parts.GetArrayLength() == 0
            || parts[0].ValueKind != JsonValueKind.String || NameIn(parts[0]) is not { } name)
        {
            return await RefuseAsync("An event must be a JSON array of its name and one object.");
        }

        return await _client!.HandleAsync(name, parts.GetArrayLength() > 1 ? parts[1] : default);
    }

    private Task<LiveReply> RefuseAsync(string why) => _client!.FailAsync(failures.Make(LiveCodes.BadRequest, why));

    private ValueTask AcknowledgeAsync(SocketPacket packet, LiveReply reply) => packet.AcknowledgementId.IsEmpty
        ? default
        : AnswerAsync(SocketPackets.Acknowledgement(packet.AcknowledgementId, reply, WebJson.Shapes.LiveReply));

    private async ValueTask AnswerAsync(ReadOnlyMemory<byte> packet)
    {
        try
        {
            await session.SendAsync(packet, CancellationToken.None);
        }
        catch (ChannelClosedException)
        {
            // The client has gone meanwhile. What it said before that is done all the same.
        }
    }

    private async ValueTask LeaveAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
            await client.DisposeAsync();
        Interlocked.Exchange(ref _seat, null)?.Dispose();
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? NameIn(JsonElement name)
    {
        try
        {
            return name.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    [LoggerMessage(6501, LogLevel.Error, "A Socket.IO connection failed unexpectedly; it is closed.")]
    private partial void LogFailed(Exception failure);
}
