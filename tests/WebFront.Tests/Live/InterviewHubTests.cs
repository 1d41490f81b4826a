using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Live;

public sealed class InterviewHubTests
{
    private const int Close = 7;

    private readonly FakeInterview _interview = new(Samples.Id);

    [Theory]
    [InlineData("joinInterview", "{}", "bad_request")]
    [InlineData("joinInterview", "\"text\"", "bad_request")]
    [InlineData("joinInterview", "null", "bad_request")]
    [InlineData("joinInterview", "{\"sessionId\":\"0196f3a0-9999-7222-8333-444455556666\"}", "not_found")]
    [InlineData("candidateResponse", "{\"sessionId\":\"" + Samples.Id + "\",\"response\":7}", "bad_request")]
    [InlineData("endInterview", "{\"sessionId\":\"" + Samples.Id + "\"}", "wrong_state")]
    [InlineData("startInterview", "{\"sessionId\":\"" + Samples.Id + "\"}", "unavailable")]
    public async Task WhatIsRefusedIsAnErrorAndAFailedReplyAndTheConnectionStays(string method, string data, string code)
    {
        await using var host = await StartAsync();
        using var peer = await HubPeer.ConnectAsync(host);

        // The error comes before the reply or after it: one asks for the one, one for the other.
        await peer.SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{data}}]}""");
        var reply = (await peer.CompletionAsync("1")).GetProperty("result");
        await peer.SendAsync($$"""{"type":1,"target":"{{method}}","arguments":[{{data}}]}""");
        var error = await peer.EventAsync("error");

        Assert.False(reply.GetProperty("success").GetBoolean());
        Assert.Equal(code, reply.GetProperty("code").GetString());
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(method, error.GetProperty("event").GetString());
        Assert.False(error.TryGetProperty("sequence", out _));
        await JoinsAsync(peer);
    }

    [Theory]
    [InlineData("joinInterview", "[]")]
    [InlineData("joinInterview", "[{},{}]")]
    [InlineData("dance", "[{}]")]
    public async Task ACallThatNoMethodTakesFailsAndTheConnectionStays(string method, string arguments)
    {
        await using var host = await StartAsync();
        using var peer = await HubPeer.ConnectAsync(host);

        await peer.SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":{{arguments}}}""");

        var error = (await peer.CompletionAsync("1")).GetProperty("error").GetString()!;
        Assert.DoesNotContain(" at ", error, StringComparison.Ordinal);
        await JoinsAsync(peer);
    }

    [Fact]
    public async Task WhatIsTooLongIsAnErrorAndAFailedReplyAndTheConnectionStays()
    {
        await using var host = await StartAsync(bodyBytes: 10_000);
        using var peer = await HubPeer.ConnectAsync(host);

        await peer.InvokeAsync("1", "candidateResponse", new { sessionId = Samples.Id, response = new string('x', 20_000) });

        var reply = (await peer.CompletionAsync("1")).GetProperty("result");
        Assert.Equal((false, "too_large"), (reply.GetProperty("success").GetBoolean(), reply.GetProperty("code").GetString()));
        await JoinsAsync(peer);
        Assert.Equal(0, _interview.LastSequence);
    }

    [Fact]
    public async Task EventsComeAsTheyAreOnEveryTransport()
    {
        await using var host = await StartAsync();
        using var peer = await HubPeer.ConnectAsync(host);
        await JoinsAsync(peer);

        _interview.Say("Something \"said\" by Zoë.");

        var said = await peer.EventAsync("candidateMessage");
        Assert.Equal("Something \"said\" by Zoë.", said.GetProperty("message").GetString());
        Assert.Equal(Samples.Id, said.GetProperty("interviewId").GetString());
        Assert.Equal(1, said.GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task AServerThatStopsLetsItsClientsComeBack()
    {
        await using var host = await StartAsync();
        using var peer = await HubPeer.ConnectAsync(host);
        await JoinsAsync(peer);

        var stopped = host.App.StopAsync(TestContext.Current.CancellationToken);

        // A client takes a connection that just ends for a lost one, and comes back; only these words would keep it away.
        while (await peer.NextAsync() is { } last)
            Assert.True(last.GetProperty("type").GetInt32() != Close || last.GetProperty("allowReconnect").GetBoolean());
        await stopped;
    }

    private static async Task JoinsAsync(HubPeer peer)
    {
        await peer.InvokeAsync("join", "joinInterview", new { sessionId = Samples.Id });
        var reply = (await peer.CompletionAsync("join")).GetProperty("result");
        Assert.True(reply.GetProperty("success").GetBoolean());
    }

    private Task<WebFrontHost> StartAsync(int bodyBytes = 1024 * 1024) => WebFrontHost.StartAsync(
        grains => FakeInterview.AddTo(grains, _interview)
            .Throws<IInterviewGrain, InterviewerTurn>("End", new WrongStateException(InterviewState.Completed, "It is over."))
            .Throws<IInterviewGrain, InterviewerTurn>("Start", new TimeoutException("No answer, says the test.")),
        settings => settings.Limits.BodyBytes = bodyBytes);
}
