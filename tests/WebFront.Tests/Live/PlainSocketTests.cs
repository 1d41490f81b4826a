using System.Net.WebSockets;
using System.Text;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live;

public sealed class PlainSocketTests
{
    private const string Unknown = "0196f3a0-9999-7222-8333-444455556666";

    private readonly FakeInterview _interview = new(Samples.Id);

    public static TheoryData<string, string, string> Refused => new()
    {
        { """{"event":"joinInterview","data":{}}""", "bad_request", "sessionId" },
        { """{"event":"joinInterview"}""", "bad_request", "data" },
        { """{"event":"joinInterview","data":"text"}""", "bad_request", "data" },
        { $$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}","after":"soon"}}""", "bad_request", "after" },
        { $$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}","after":-1}}""", "bad_request", "after" },
        { $$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}","interviewId":"{{{Unknown}}}"}}""", "bad_request", "interviewId" },
        { $$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}","participantId":"a b"}}""", "bad_request", "participantId" },
        { $$$"""{"event":"candidateResponse","data":{"sessionId":"{{{Samples.Id}}}","response":" "}}""", "bad_request", "response" },
        { $$$"""{"event":"joinInterview","data":{"sessionId":"{{{Unknown}}}"}}""", "not_found", Unknown },
        { """{"event":"joinInterview","data":{"sessionId":"nonsense"}}""", "not_found", "nonsense" },
        { """{"event":"watchInterviews","data":{"limit":1000}}""", "bad_request", "limit" },
        { """{"event":"dance","data":{}}""", "bad_request", "event" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhatIsRefusedIsAnErrorAndAFailedReplyAndTheConnectionStays(string message, string code, string names)
    {
        await using var host = await StartAsync();
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");

        await peer.SendAsync(message[..^1] + ""","id":7}""");

        var (error, reply) = (await peer.NextAsync(), await peer.NextAsync());
        if (error!.Value.GetProperty("event").GetString() == "reply")
            (error, reply) = (reply, error);
        Assert.Equal("error", error!.Value.GetProperty("event").GetString());
        Assert.Equal(7, reply!.Value.GetProperty("id").GetInt32());
        Assert.False(reply.Value.GetProperty("data").GetProperty("success").GetBoolean());
        foreach (var said in new[] { error, reply })
        {
            Assert.Equal(code, said!.Value.GetProperty("data").GetProperty("code").GetString());
            Assert.Contains(names, said.Value.GetProperty("data").GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.False(error.Value.GetProperty("data").TryGetProperty("sequence", out _));
        await JoinsAsync(peer);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[1, 2]")]
    [InlineData("{\"data\": {}}")]
    [InlineData("{\"event\": 5, \"data\": {}}")]
    [InlineData("")]
    public async Task WhatIsNoMessageIsAnErrorAndTheConnectionStays(string text)
    {
        await using var host = await StartAsync();
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");

        await peer.SendAsync(text);

        Assert.Equal("bad_request", (await peer.NextAsync("error")).GetProperty("data").GetProperty("code").GetString());
        await JoinsAsync(peer);
    }

    [Fact]
    public async Task ABinaryMessageIsAnErrorAndTheConnectionStays()
    {
        await using var host = await StartAsync();
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");

        await peer.SendAsync([1, 2, 3], WebSocketMessageType.Binary);

        Assert.Equal("bad_request", (await peer.NextAsync("error")).GetProperty("data").GetProperty("code").GetString());
        await JoinsAsync(peer);
    }

    [Theory]
    [InlineData(10_001)]
    [InlineData(500_000)]
    public async Task WhatIsTooLongIsAnErrorAndTheConnectionStays(int length)
    {
        await using var host = await StartAsync(10_000);
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");

        await peer.SendAsync(new string('x', length));

        Assert.Equal("too_large", (await peer.NextAsync("error")).GetProperty("data").GetProperty("code").GetString());
        await JoinsAsync(peer);
    }

    [Fact]
    public async Task AMessageInPiecesIsOneMessage()
    {
        await using var host = await StartAsync();
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");
        var bytes = Encoding.UTF8.GetBytes($$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}","name":"Zoë"}}""");

        for (var i = 0; i < bytes.Length; i++)
            await peer.SendAsync([bytes[i]], WebSocketMessageType.Text, isEnd: i == bytes.Length - 1);

        await peer.NextAsync("joinedInterview");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/ws")]
    public async Task TheUpgradeIsToBeHadHere(string path)
    {
        await using var host = await StartAsync();
        using var peer = await PlainPeer.ConnectAsync(host, path);
        await JoinsAsync(peer);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/interviews")]
    [InlineData("/ws/more")]
    [InlineData("/nowhere")]
    public async Task TheUpgradeIsToBeHadNowhereElse(string path)
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<WebSocketException>(async () => await PlainPeer.ConnectAsync(host, path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("h2c")]
    public async Task WithoutAWishForAWebSocketTheFirstPageIsStillThePage(string? upgrade)
    {
        await using var host = await StartAsync();

        var reply = upgrade is null
            ? await host.GetAsync("/", ("Accept", "text/html"))
            : await host.GetAsync("/", ("Accept", "text/html"), ("Connection", "Upgrade, HTTP2-Settings"), ("Upgrade", upgrade));

        Assert.Equal((200, "text/html"), (reply.Status, reply.ContentType));
    }

    [Fact]
    public async Task ARequestForNoWebSocketIsToldWhatIsHere()
    {
        await using var host = await StartAsync();

        var reply = await host.GetAsync("/ws");

        Assert.Equal((426, "application/problem+json"), (reply.Status, reply.ContentType));
        Assert.Equal("websocket", reply.Headers["Upgrade"]);
    }

    [Fact]
    public async Task AServerThatStopsTellsItsClientsToComeBack()
    {
        await using var host = await StartAsync();
        using var peer = await PlainPeer.ConnectAsync(host, "/ws");
        await JoinsAsync(peer);

        var stopped = host.App.StopAsync(TestContext.Current.CancellationToken);

        Assert.Null(await peer.NextAsync());
        Assert.Equal((WebSocketCloseStatus)1012, peer.ClosedWith);
        await stopped;
    }

    [Fact]
    public async Task AConnectionThatIsGoneLeavesItsInterviews()
    {
        await using var host = await StartAsync();
        using (var peer = await PlainPeer.ConnectAsync(host, "/ws"))
        {
            await peer.SendAsync(
                $$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}","participantId":"candidate-1"}}""");
            await peer.NextAsync("participantJoined");
        }

        await LiveBench.Until(() => _interview.Left.Contains("candidate-1") && _interview.Observers == 0);
    }

    private static async Task JoinsAsync(PlainPeer peer)
    {
        await peer.SendAsync($$$"""{"event":"joinInterview","data":{"sessionId":"{{{Samples.Id}}}"}}""");
        Assert.Equal(
            Samples.Id, (await peer.NextAsync("joinedInterview")).GetProperty("data").GetProperty("sessionId").GetString());
    }

    private Task<WebFrontHost> StartAsync(int bodyBytes = 1024 * 1024) => WebFrontHost.StartAsync(
        grains => FakeInterview.AddTo(grains, _interview), settings => settings.Limits.BodyBytes = bodyBytes);
}
