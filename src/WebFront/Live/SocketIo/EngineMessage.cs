namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>What a client's message is, as far as Engine.IO knows.</summary>
internal enum EngineMessageKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Binary; its bytes are not kept.</summary>
    Binary,

    /// <summary>Larger than this server takes; only its first bytes are kept.</summary>
    TooLarge,
}

/// <summary>A client's message.</summary>
internal readonly record struct EngineMessage(EngineMessageKind Kind, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A message that is too large.</summary>
    /// <param name="packet">The beginning of its packet.</param>
    public static EngineMessage TooLarge(ReadOnlyMemory<byte> packet) => new(
        EngineMessageKind.TooLarge, packet.Length > 1 ? packet[1..Math.Min(packet.Length, WebSocketReader.Head)].ToArray() : default);
}
