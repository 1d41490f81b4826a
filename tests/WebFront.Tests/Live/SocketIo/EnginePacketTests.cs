using System.Text;
using Interviewing.WebFront.Live.SocketIo;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

public sealed class EnginePacketTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("4hello", new[] { "4hello" })]
    [InlineData("4a\u001e2\u001e4b", new[] { "4a", "2", "4b" })]
    [InlineData("4a\u001e\u001e4b", new[] { "4a", "", "4b" })]
    [InlineData("4ä€😀\u001ebAAAA", new[] { "4ä€😀", "bAAAA" })]
    public void ABodyIsItsPacketsInOrder(string body, string[] packets)
    {
        ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(body);
        List<string> taken = [];
        while (EnginePacket.TryTake(ref rest, out var packet))
            taken.Add(Encoding.UTF8.GetString(packet.Span));
        Assert.Equal(packets, taken);
    }
}
