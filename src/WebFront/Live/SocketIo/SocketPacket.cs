namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>What a packet of Socket.IO is.</summary>
internal enum SocketPacketType
{
    /// <summary>A client wants into a namespace, or is let in.</summary>
    Connect = 0,

    /// <summary>One side leaves a namespace.</summary>
    Disconnect = 1,

    /// <summary>A name and its arguments.</summary>
    Event = 2,

    /// <summary>The answer to an event that asked for one.</summary>
    Acknowledgement = 3,

    /// <summary>A client is not let into a namespace.</summary>
    ConnectError = 4,

    /// <summary>An event of which parts follow as binary messages.</summary>
    BinaryEvent = 5,

    /// <summary>The same of an answer.</summary>
    BinaryAcknowledgement = 6,
}

/// <summary>
/// A packet of Socket.IO, revision 5 of the protocol (https://socket.io/docs/v4/socket-io-protocol), as it stands in an
/// Engine.IO message: type, how many binary parts follow, namespace, the number of the acknowledgement asked for, JSON.
/// </summary>
internal readonly record struct SocketPacket
{
    private const int MaxNamespace = 128;
    private const int MaxDigits = 16;

    public SocketPacketType Type { get; private init; }

    /// <summary>How many binary messages belong to it.</summary>
    public int Attachments { get; private init; }

    /// <summary>The namespace; empty for the default one.</summary>
    public ReadOnlyMemory<byte> Namespace { get; private init; }

    /// <summary>The number of the acknowledgement, in digits; empty for a packet without.</summary>
    public ReadOnlyMemory<byte> AcknowledgementId { get; private init; }

    /// <summary>The rest, which should be JSON.</summary>
    public ReadOnlyMemory<byte> Json { get; private init; }

    /// <summary>Reads a packet up to its JSON; false for what is none.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> message, out SocketPacket packet)
    {
        packet = default;
        if (message.IsEmpty || message.Span[0] is < (byte)'0' or > (byte)'6')
            return false;
        packet = new() { Type = (SocketPacketType)(message.Span[0] - '0') };
        message = message[1..];

        if (packet.Type is SocketPacketType.BinaryEvent or SocketPacketType.BinaryAcknowledgement)
        {
            var count = TakeDigits(ref message);
            if (count.Length is 0 or > 4 || message.IsEmpty || message.Span[0] != '-')
                return false;
            packet = packet with { Attachments = int.Parse(count.Span, provider: null) };
            message = message[1..];
        }

        if (!message.IsEmpty && message.Span[0] == '/')
        {
            var end = message.Span.IndexOf((byte)',');
            var name = end < 0 ? message : message[..end];
            if (name.Length > MaxNamespace)
                return false;
            packet = packet with { Namespace = name.Length == 1 ? default : name };
            message = end < 0 ? default : message[(end + 1)..];
        }

        var id = TakeDigits(ref message);
        packet = packet with { AcknowledgementId = id, Json = message };
        return id.Length <= MaxDigits;
    }

    private static ReadOnlyMemory<byte> TakeDigits(ref ReadOnlyMemory<byte> message)
    {
        var length = message.Span.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? message : message[..length];
        message = message[digits.Length..];
        return digits;
    }
}
