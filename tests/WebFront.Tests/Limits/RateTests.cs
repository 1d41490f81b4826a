using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Live.Support;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Limits;

/// <summary>How much callers may ask for, and that nobody is refused for another's sake.</summary>
public sealed class RateTests
{
    private const string Token = "/livekit/token?identity=candidate-1&room=room-1";

    [Fact]
    public async Task AKeyThatAsksForTooMuchIsRefusedUntilTheMinuteIsOverAndNoOtherIs()
    {
        await using var host = await KeyedAsync(rates => rates.Key = 3);

        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await WhoAmIAsync(host, Keys.Operator)).Status);
        var refused = await WhoAmIAsync(host, Keys.Operator);

        Assert.Equal((429, "application/problem+json"), (refused.Status, refused.ContentType));
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], null), 1, 60);
        Assert.Equal(200, (await WhoAmIAsync(host, Keys.Other)).Status);
        Assert.Equal(200, (await WhoAmIAsync(host, Keys.Candidate)).Status);
    }

    [Fact]
    public async Task ACandidateIsCountedByItsInterview()
    {
        await using var host = await KeyedAsync(rates => rates.Candidate = 2);

        for (var i = 0; i < 2; i++)
            Assert.Equal(200, (await WhoAmIAsync(host, Keys.Candidate)).Status);

        Assert.Equal(429, (await WhoAmIAsync(host, Keys.Candidate)).Status);
        Assert.Equal(200, (await WhoAmIAsync(host, Keys.Operator)).Status);
    }

    [Fact]
    public async Task TokensAndSpeechAreCountedApartFromReads()
    {
        await using var host = await KeyedAsync(rates => (rates.CandidateTokens, rates.CandidateSpeech, rates.KeyTokens) = (1, 1, 2));

        Assert.Equal(200, (await host.GetAsync(Token, Keys.Bearer(Keys.Candidate))).Status);
        Assert.Equal(429, (await host.GetAsync(Token, Keys.Bearer(Keys.Candidate))).Status);
        // Nobody speaks here; that it was asked counts.
        Assert.NotEqual(429, (await SpeakAsync(host)).Status);
        Assert.Equal(429, (await SpeakAsync(host)).Status);
        Assert.Equal(200, (await WhoAmIAsync(host, Keys.Candidate)).Status);
        Assert.Equal(200, (await host.GetAsync(Token, Keys.Bearer(Keys.Operator))).Status);
    }

    [Fact]
    public async Task RequestsWhoseAnswersAreKeptAreCountedApart()
    {
        await using var host = await KeyedAsync(rates => rates.CandidateKept = 1);
        (string, string)[] headers = [Keys.Bearer(Keys.Candidate), ("Idempotency-Key", "one")];
        var path = $"/interview/{Samples.Id}/end";

        Assert.NotEqual(429, (await host.PostAsync(path, null, headers)).Status);
        Assert.Equal(429, (await host.PostAsync(path, null, headers)).Status);
        Assert.Equal(200, (await WhoAmIAsync(host, Keys.Candidate)).Status);
    }

    [Fact]
    public async Task ANegotiationIsCountedWhateverItNames()
    {
        await using var host = await KeyedAsync(rates => rates.Candidate = 1);
        const string path = "/hubs/interview/negotiate?negotiateVersion=1&id=x";

        Assert.Equal(200, (await host.PostAsync(path, null, Keys.Bearer(Keys.Candidate))).Status);
        Assert.Equal(429, (await host.PostAsync(path, null, Keys.Bearer(Keys.Candidate))).Status);
    }

    [Fact]
    public async Task WrongCredentialsAreRefusedWith429InTimeAndGoodOnesAreLetInAllTheWhile()
    {
        await using var host = await KeyedAsync(rates => rates.Failures = 3);

        for (var i = 0; i < 3; i++)
            Assert.Equal(401, (await WhoAmIAsync(host, $"ivk_wrong-{i}")).Status);
        for (var i = 0; i < 20; i++)
        {
            var refused = await WhoAmIAsync(host, $"ivk_wrong-too-{i}");
            Assert.Equal(429, refused.Status);
            Assert.True(refused.Headers.ContainsKey("Retry-After"));
            Assert.Equal(200, (await WhoAmIAsync(host, Keys.Operator)).Status);
        }

        // One count for all that is refused for its credentials.
        Assert.Equal(429, (await host.GetAsync("/interviews")).Status);
        Assert.Equal(429, (await host.PostAsync("/livekit/webhook", "{}")).Status);
        Assert.Equal(200, (await host.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task CodesOfInvitesAreTriedOnlySoOften()
    {
        await using var host = await KeyedAsync(rates => rates.Exchanges = 2);

        for (var i = 0; i < 2; i++)
            Assert.Equal(404, (await ExchangeAsync()).Status);
        Assert.Equal(429, (await ExchangeAsync()).Status);
        // Before anything is kept for a repetition.
        Assert.Equal(429, (await ExchangeAsync(("Idempotency-Key", "k"))).Status);
        Assert.Equal(200, (await WhoAmIAsync(host, Keys.Operator)).Status);

        Task<Reply> ExchangeAsync(params (string, string)[] headers) =>
            host.PostAsync("/invite/exchange", """{"code":"AAAA"}""", headers);
    }

    [Fact]
    public async Task WithoutKeysNobodyOnThisMachineIsLimited()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script, settings =>
            (settings.Rates.Key, settings.Rates.Candidate, settings.Rates.KeyTokens) = (1, 1, 1));

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(200, (await host.GetAsync("/whoami")).Status);
            Assert.Equal(200, (await host.GetAsync(Token)).Status);
        }
    }

    [Fact]
    public async Task MessagesOfALiveConnectionAreCountedAndTheConnectionStays()
    {
        await using var host = await WebFrontHost.StartAsync(
            FakeInterview.Grains(new FakeInterview(Samples.Id)),
            settings =>
            {
                Keys.Configure(settings);
                settings.Rates.Messages = 2;
            });
        using var peer = await PlainPeer.ConnectAsync(host, $"/ws?access_token={Keys.Operator}");
        using var other = await PlainPeer.ConnectAsync(host, $"/ws?access_token={Keys.Operator}");

        for (var i = 0; i < 2; i++)
            Assert.True(await SaySucceedsAsync(peer));
        await peer.SendAsync($$$"""{"event":"leaveInterview","data":{"sessionId":"{{{Samples.Id}}}"},"id":1}""");

        // The event and the reply, whichever comes first.
        for (var i = 0; i < 2; i++)
            Assert.Equal("rate_limited", (await peer.NextAsync())!.Value.GetProperty("data").GetProperty("code").GetString());
        Assert.True(await SaySucceedsAsync(other));
    }

    [Fact]
    public async Task ACandidatesMessagesCountAsItsRequests()
    {
        await using var host = await WebFrontHost.StartAsync(
            FakeInterview.Grains(new FakeInterview(Samples.Id)),
            settings =>
            {
                Keys.Configure(settings);
                settings.Rates.Candidate = 3;
            });
        using var peer = await PlainPeer.ConnectAsync(host, $"/ws?access_token={Keys.Candidate}");

        Assert.True(await SaySucceedsAsync(peer));
        Assert.True(await SaySucceedsAsync(peer));
        Assert.False(await SaySucceedsAsync(peer));
        Assert.Equal(429, (await WhoAmIAsync(host, Keys.Candidate)).Status);
    }

    [Fact]
    public async Task TheRequestsOfOneHubConnectionCountAsOne()
    {
        await using var host = await KeyedAsync(rates => rates.Key = 2);

        for (var i = 0; i < 5; i++)
            Assert.Equal(404, (await host.GetAsync("/hubs/interview?id=unknown", Keys.Bearer(Keys.Operator))).Status);
        Assert.Equal(200, (await NegotiateAsync(host)).Status);
        Assert.Equal(200, (await NegotiateAsync(host)).Status);
        Assert.Equal(429, (await NegotiateAsync(host)).Status);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void AddressesOfOneCustomerShareAPlace(string one, string other, bool share) => Assert.Equal(
        share,
        AddressFold.PlaceOf(System.Net.IPAddress.Parse(one), int.MaxValue) == AddressFold.PlaceOf(System.Net.IPAddress.Parse(other), int.MaxValue));

    private static Task<WebFrontHost> KeyedAsync(Action<RateOptions> rates) =>
        WebFrontHost.StartAsync(ShapeTests.Script, settings =>
        {
            Keys.Configure(settings);
            rates(settings.Rates);
        });

    private static Task<Reply> WhoAmIAsync(WebFrontHost host, string credentials) =>
        host.GetAsync("/whoami", Keys.Bearer(credentials));

    private static Task<Reply> SpeakAsync(WebFrontHost host) =>
        host.PostAsync("/audio/synthesize", "{}", Keys.Bearer(Keys.Candidate));

    private static Task<Reply> NegotiateAsync(WebFrontHost host) =>
        host.PostAsync("/hubs/interview/negotiate?negotiateVersion=1", "", Keys.Bearer(Keys.Operator));

    private static async Task<bool> SaySucceedsAsync(PlainPeer peer)
    {
        await peer.SendAsync($$$"""{"event":"leaveInterview","data":{"sessionId":"{{{Samples.Id}}}"},"id":1}""");
        return (await peer.NextAsync("reply")).GetProperty("data").GetProperty("success").GetBoolean();
    }
}
