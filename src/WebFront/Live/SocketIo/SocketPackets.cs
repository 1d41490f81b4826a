using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>Writes the packets that the server sends, each as the Engine.IO message that carries it.</summary>
internal static class SocketPackets
{
    /// <summary>The client is let into the default namespace.</summary>
    public static byte[] Connected(string socketId) => [.. "40{\"sid\":\""u8, .. System.Text.Encoding.ASCII.GetBytes(socketId), .. "\"}"u8];

    /// <summary>There is no such namespace.</summary>
    public static byte[] NoNamespace(ReadOnlyMemory<byte> name) =>
        [.. "44"u8, .. name.Span, .. ",{\"message\":\"Invalid namespace\"}"u8];

    /// <summary>The client is not let in.</summary>
    public static byte[] ConnectError(string message, string code) =>
        [.. "44{\"message\":\""u8, .. JsonEncodedText.Encode(message).EncodedUtf8Bytes, .. "\",\"data\":{\"code\":\""u8,
            .. JsonEncodedText.Encode(code).EncodedUtf8Bytes, .. "\"}}"u8];

    /// <summary>An event, made once for all who get it.</summary>
    public static ReadOnlyMemory<byte> Event(LiveEvent happened) => happened.As(static each => new Encoded(each)).Bytes;

    /// <summary>The answer to an event.</summary>
    public static byte[] Acknowledgement<T>(ReadOnlyMemory<byte> id, T reply, JsonTypeInfo<T> shape)
        where T : class
    {
        using var json = JsonBuffer.Rent(reply, shape);
        return [.. "43"u8, .. id.Span, (byte)'[', .. json.Written, (byte)']'];
    }

    private sealed class Encoded(LiveEvent happened)
    {
        public byte[] Bytes { get; } =
            [.. "42[\""u8, .. JsonEncodedText.Encode(happened.Name).EncodedUtf8Bytes, .. "\","u8, .. happened.Json.Span, (byte)']'];
    }
}
