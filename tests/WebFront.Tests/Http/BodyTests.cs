using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Http;

public sealed class BodyTests
{
    [Theory]
    [InlineData("", "must be a JSON object; it is empty")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("null", "must be a JSON object")]
    [InlineData("\"text\"", "must be a JSON object")]
    [InlineData("{\n \"roomName\": }", "must be JSON: line 2, byte 14 is not")]
    [InlineData("{\"roomName\":\"a\"", "must be JSON: line 1, byte 16 is not")]
    [InlineData("{\"a\\ud800\":1,\"roomName\":1}", "must be JSON: a name in it is not Unicode text")]
    public async Task ABodyOfTheWrongShapeSaysWhy(string body, string rule)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.PostAsync("/interview", body);

        Assert.Equal(400, reply.Status);
        Assert.Equal([rule], reply.ErrorsOf("body"));
    }

    [Fact]
    public async Task ABodyThatIsNotUtf8IsRefusedWhereverItIsNot()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);
        byte[] body = [.. "{\"unknown\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        var reply = await SendAsync(host, new ByteArrayContent(body), "application/json");

        Assert.Equal(400, reply.Status);
        Assert.Equal(["must be UTF-8"], reply.ErrorsOf("body"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task AnotherMediaTypeIs415(string type)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(415, (await SendAsync(host, Content(Samples.CreateJson), type)).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=UTF-8")]
    [InlineData("application/vnd.recruiter+json")]
    [InlineData(null)]
    public async Task JsonUnderAnyOfItsNamesIsTaken(string? type)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(201, (await SendAsync(host, Content(Samples.CreateJson), type)).Status);
    }

    [Fact]
    public async Task AByteOrderMarkDoesNoHarm()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(201, (await SendAsync(host, Content("\uFEFF" + Samples.CreateJson), "application/json")).Status);
    }

    [Fact]
    public async Task ABodyThatComesInManyPiecesIsRead()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);
        var body = Samples.CreateJson.Replace("A nurse", new string('n', 45_000), StringComparison.Ordinal);

        var answer = await RawAsync(host, Chunked("/interview", [.. body.Chunk(1000).Select(piece => new string(piece))]));

        Assert.StartsWith("HTTP/1.1 201", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyThatIsTooLargeIs413()
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.Limits.BodyBytes = 2000);

        var reply = await host.PostAsync("/interview", new string(' ', 2001));

        Assert.Equal(413, reply.Status);
        Assert.Equal("application/problem+json", reply.ContentType);
    }

    [Fact]
    public async Task ABodyThatGrowsTooLargeOnItsWayIs413()
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.Limits.BodyBytes = 2000);

        var answer = await RawAsync(host, Chunked("/interview", [new string(' ', 1500), new string(' ', 1500)]));

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyThatEndsTooSoonMakesNothing()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        await RawAsync(
            host, "POST /interview HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"roomName\":",
            hangsUp: true);

        Assert.Empty(host.Grains.Calls);
        Assert.Equal(200, (await host.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task AChunkThatIsNoneIs400()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var answer = await RawAsync(
            host, "POST /interview HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NestingTooDeepIsRefused()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);

        var reply = await host.PostAsync("/interview", $$"""{"metadata":{{deep}}}""");

        Assert.Equal(400, reply.Status);
        Assert.Single(reply.ErrorsOf("body"));
    }

    private static StringContent Content(string text) => new(text, Encoding.UTF8);

    private static async Task<Reply> SendAsync(WebFrontHost host, HttpContent content, string? type)
    {
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await host.Client.PostAsync(
            new Uri("/interview", UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    private static string Chunked(string path, string[] pieces) =>
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        + string.Concat(pieces.Select(piece => $"{piece.Length:x}\r\n{piece}\r\n")) + "0\r\n\r\n";

    /// <summary>Sends bytes, and reads what comes back until the server closes.</summary>
    private static async Task<string> RawAsync(WebFrontHost host, string request, bool hangsUp = false)
    {
        var cancelled = TestContext.Current.CancellationToken;
        using TcpClient client = new();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, cancelled);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), cancelled);
        if (hangsUp)
            client.Client.Shutdown(SocketShutdown.Send);
        using StreamReader reader = new(stream);
        try
        {
            return await reader.ReadToEndAsync(cancelled);
        }
        catch (IOException) when (hangsUp)
        {
            // Who hangs up is not owed an answer.
            return "";
        }
    }
}
