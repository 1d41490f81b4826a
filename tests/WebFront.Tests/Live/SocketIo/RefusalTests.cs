using System.Net;
using System.Text;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>Who is let in at /socket.io/, and in which words others are refused.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private WebFrontHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebFrontHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task AHandshakeSaysWhatTheServerDoes()
    {
        using EngineClient client = new(_host);
        await client.OpenAsync();
        Assert.Matches("^[A-Za-z0-9_-]{20}$", client.Id);
        Assert.Equal(
            $$"""{"sid":"{{client.Id}}","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1048576}""",
            client.Handshake.ToString());
        using var other = await EngineClient.WebSocketAsync(_host);
        Assert.Equal(0, other.Handshake.GetProperty("upgrades").GetArrayLength());
        Assert.NotEqual(client.Id, other.Id);
    }

    [Theory]
    [InlineData("GET", "?EIO=3&transport=polling", 5, "Unsupported protocol version")]
    [InlineData("GET", "?transport=polling", 5, "Unsupported protocol version")]
    [InlineData("GET", "", 0, "Transport unknown")]
    [InlineData("GET", "?EIO=4", 0, "Transport unknown")]
    [InlineData("GET", "?EIO=4&transport=webtransport", 0, "Transport unknown")]
    [InlineData("GET", "?EIO=4&transport=polling&sid=nobody", 1, "Session ID unknown")]
    [InlineData("POST", "?EIO=4&transport=polling&sid=nobody", 1, "Session ID unknown")]
    [InlineData("POST", "?EIO=4&transport=polling", 2, "Bad handshake method")]
    [InlineData("PUT", "?EIO=4&transport=polling", 2, "Bad handshake method")]
    [InlineData("GET", "?EIO=4&transport=websocket", 3, "Bad request")]
    public async Task WhatIsRefusedIsRefusedAsEngineIoDoes(string method, string query, int code, string message)
    {
        var reply = await _host.SendAsync(new HttpMethod(method), "/socket.io/" + query, null, ("Origin", "http://localhost:3000"));
        Assert.Equal(400, reply.Status);
        Assert.Equal("application/json", reply.ContentType);
        Assert.Equal($$"""{"code":{{code}},"message":"{{message}}"}""", reply.Body);
        Assert.Equal("http://localhost:3000", reply.Headers["Access-Control-Allow-Origin"]);
    }

    [Fact]
    public async Task AnOriginThatCannotBeSentBackIsNotLetIn()
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using HttpClient client = new(handler) { BaseAddress = _host.Address };
        using HttpRequestMessage request = new(HttpMethod.Get, "/socket.io/?EIO=4&transport=polling");
        request.Headers.TryAddWithoutValidation("Origin", "https://ä.example");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task ASecondPollAtOnceEndsTheSession()
    {
        using var client = await EngineClient.PollingAsync(_host);
        var first = await client.PollAsync();
        Assert.Equal(400, (await client.GetAsync()).Status);
        Assert.Equal("1", (await first).Body);
        Assert.Contains("Session ID unknown", (await client.GetAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("2")]
    [InlineData("40\u001e\u001e40")]
    public async Task AMalformedPacketEndsTheSession(string body)
    {
        using EngineClient client = new(_host);
        await client.OpenAsync();
        Assert.Equal(400, (await client.PostRawAsync(Encoding.UTF8.GetBytes(body))).Status);
        Assert.Contains("Session ID unknown", (await client.GetAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABodyThatIsNoTextEndsTheSession()
    {
        using var client = await EngineClient.PollingAsync(_host);
        Assert.Equal(400, (await client.PostRawAsync([(byte)'4', (byte)'2', 0xff, 0xfe])).Status);
        using var other = await EngineClient.PollingAsync(_host);
        Assert.Equal(400, (await other.PostRawAsync([1, 2, 3], "application/octet-stream")).Status);
    }

    [Fact]
    public async Task AClientThatSaysGoodbyeIsToldOk()
    {
        using var client = await EngineClient.PollingAsync(_host);
        var poll = await client.PollAsync();
        await client.PostAsync("41", "1");
        Assert.Equal("1", (await poll).Body);
    }

    [Fact]
    public async Task AMalformedMessageOnAWebSocketEndsTheSession()
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        await client.SendAsync("abc");
        Assert.Null(await client.ReceiveAsync());
    }

    [Fact]
    public async Task ASessionOnAWebSocketIsNotPolledNorUpgradedAgain()
    {
        using var client = await EngineClient.WebSocketAsync(_host);
        Assert.Contains("Bad request", (await client.GetAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("Bad request", (await client.PostRawAsync("42[]"u8.ToArray())).Body, StringComparison.Ordinal);
        var refused = await _host.GetAsync("/socket.io/?EIO=4&transport=websocket&sid=" + client.Id);
        Assert.Contains("Bad request", refused.Body, StringComparison.Ordinal);
        await client.SendAsync("421[\"unwatchInterviews\"]");
        Assert.Equal("431[{\"success\":true}]", await client.ReceiveAsync());
    }
}
