using System.Text.Unicode;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// The packets of Engine.IO, revision 4 of the protocol (https://socket.io/docs/v4/engine-io-protocol): a digit that says
/// the type, then the content, UTF-8. A WebSocket message is one packet; an HTTP body is any number of them.
/// </summary>
internal static class EnginePacket
{
    public const string Revision = "4";

    public const byte Open = (byte)'0';
    public const byte Close = (byte)'1';
    public const byte Ping = (byte)'2';
    public const byte Pong = (byte)'3';
    public const byte Message = (byte)'4';
    public const byte Upgrade = (byte)'5';
    public const byte Noop = (byte)'6';

    /// <summary>Before a packet that is binary, as base64, where only text can be sent.</summary>
    public const byte Binary = (byte)'b';

    /// <summary>Between the packets of an HTTP body.</summary>
    public const byte Separator = 0x1E;

    public static ReadOnlyMemory<byte> ClosePacket { get; } = "1"u8.ToArray();

    public static ReadOnlyMemory<byte> PingPacket { get; } = "2"u8.ToArray();

    public static ReadOnlyMemory<byte> UpgradePacket { get; } = "5"u8.ToArray();

    public static ReadOnlyMemory<byte> NoopPacket { get; } = "6"u8.ToArray();

    /// <summary>What a client asks over a new transport, to see whether it works, and what it is answered.</summary>
    public static ReadOnlyMemory<byte> Probe { get; } = "2probe"u8.ToArray();

    public static ReadOnlyMemory<byte> ProbeAnswer { get; } = "3probe"u8.ToArray();

    /// <summary>Takes the first packet off an HTTP body; false when there is none left.</summary>
    public static bool TryTake(ref ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> packet)
    {
        packet = body;
        if (body.IsEmpty)
            return false;
        var end = body.Span.IndexOf(Separator);
        if (end >= 0)
            packet = body[..end];
        body = end >= 0 ? body[(end + 1)..] : default;
        return true;
    }

    /// <summary>Whether bytes are text.</summary>
    public static bool IsText(ReadOnlyMemory<byte> bytes) => Utf8.IsValid(bytes.Span);
}
