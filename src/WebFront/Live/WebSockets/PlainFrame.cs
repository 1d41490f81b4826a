using System.Text;

namespace Interviewing.WebFront.Live.WebSockets;

/// <summary>An event as a message of the plain WebSocket transport: <c>{"event": name, "data": object}</c>.</summary>
internal sealed class PlainFrame
{
    private PlainFrame(byte[] utf8) => Utf8 = utf8;

    public ReadOnlyMemory<byte> Utf8 { get; }

    public static PlainFrame Of(LiveEvent happened) =>
        new([.. Encoding.UTF8.GetBytes($$"""{"event":"{{happened.Name}}","data":"""), .. happened.Json.Span, (byte)'}']);
}
