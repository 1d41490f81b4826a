using System.Text;
using Interviewing.WebFront.Live.SocketIo;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

public sealed class SocketPacketTests
{
    // The examples of the protocol's own document, and what stands near to them.
    [Theory]
    [InlineData("0", 0, 0, "", "", "")]
    [InlineData("0{\"token\":\"123\"}", 0, 0, "", "", "{\"token\":\"123\"}")]
    [InlineData("0/admin,", 0, 0, "/admin", "", "")]
    [InlineData("0/admin", 0, 0, "/admin", "", "")]
    [InlineData("0/,", 0, 0, "", "", "")]
    [InlineData("0/admin,{\"a\":1}", 0, 0, "/admin", "", "{\"a\":1}")]
    [InlineData("1/admin,", 1, 0, "/admin", "", "")]
    [InlineData("2[\"foo\"]", 2, 0, "", "", "[\"foo\"]")]
    [InlineData("212[\"foo\"]", 2, 0, "", "12", "[\"foo\"]")]
    [InlineData("2/admin,7[\"foo\"]", 2, 0, "/admin", "7", "[\"foo\"]")]
    [InlineData("3/admin,13[\"bar\"]", 3, 0, "/admin", "13", "[\"bar\"]")]
    [InlineData("51-[\"baz\",{\"_placeholder\":true,\"num\":0}]", 5, 1, "", "", "[\"baz\",{\"_placeholder\":true,\"num\":0}]")]
    [InlineData("52-/admin,3[\"baz\"]", 5, 2, "/admin", "3", "[\"baz\"]")]
    [InlineData("61-/admin,456[]", 6, 1, "/admin", "456", "[]")]
    public void APacketIsReadUpToItsJson(string text, int type, int attachments, string name, string id, string json)
    {
        Assert.True(SocketPacket.TryParse(Encoding.UTF8.GetBytes(text), out var packet));
        Assert.Equal((SocketPacketType)type, packet.Type);
        Assert.Equal(attachments, packet.Attachments);
        Assert.Equal((name, id, json), (Text(packet.Namespace), Text(packet.AcknowledgementId), Text(packet.Json)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7[]")]
    [InlineData("x")]
    [InlineData("[\"foo\"]")]
    [InlineData("5[\"foo\"]")]
    [InlineData("5-[\"foo\"]")]
    [InlineData("512345-[\"foo\"]")]
    [InlineData("299999999999999999[\"foo\"]")]
    public void WhatIsNoPacketIsNotRead(string text) =>
        Assert.False(SocketPacket.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void ANamespaceThatIsTooLongIsNotRead() =>
        Assert.False(SocketPacket.TryParse(Encoding.UTF8.GetBytes("0/" + new string('a', 128)), out _));

    [Fact]
    public void NoBytesAreTooStrangeToBeLookedAt()
    {
        Random random = new(20_260_304);
        var alphabet = "0123456/,-[]{}\"a\u00e4\u001e"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(24)];
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = random.Next(8) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            if (SocketPacket.TryParse(bytes, out var packet))
                Assert.InRange((int)packet.Type, 0, 6);
        }
    }

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
