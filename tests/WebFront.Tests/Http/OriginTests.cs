using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Http;

/// <summary>Whose pages may use the server, and by which names it can be called.</summary>
public sealed class OriginTests
{
    private const string Listed = "https://app.example.com";
    private const string Foreign = "https://evil.example";
    private const string Polling = "/socket.io/?EIO=4&transport=polling";

    public static TheoryData<string> Live => new()
    {
        "/ws", "/", "/hubs/interview", "/socket.io/?EIO=4&transport=websocket",
    };

    [Theory]
    [InlineData("/interviews", "GET")]
    [InlineData("/interview", "POST")]
    [InlineData("/hubs/interview/negotiate", "POST")]
    [InlineData(Polling, "GET")]
    public async Task AListedOriginsQuestionIsAnsweredBeforeAnyEndpoint(string path, string method)
    {
        await using var host = await KeyedAsync();

        var reply = await PreflightAsync(host, path, Listed, method);

        Assert.Equal(204, reply.Status);
        Assert.Equal(Listed, reply.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("true", reply.Headers["Access-Control-Allow-Credentials"]);
        Assert.Equal("Origin", reply.Headers["Vary"]);
        Assert.Contains(method, reply.Headers["Access-Control-Allow-Methods"].Split(", "));
        foreach (var header in (string[])["authorization", "x-api-key", "content-type", "idempotency-key", "prefer", "x-request-id", "x-signalr-user-agent", "x-requested-with"])
            Assert.Contains(header, reply.Headers["Access-Control-Allow-Headers"].Split(", "), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AListedOriginMayReadTheAnswerAndItsHeadersAlsoWhenItIsAFailure()
    {
        await using var host = await KeyedAsync();

        foreach (var reply in new[]
        {
            await host.GetAsync("/health", ("Origin", Listed)),
            await host.GetAsync("/interviews", ("Origin", Listed)),
            await host.GetAsync("/nowhere", ("Origin", Listed)),
        })
        {
            Assert.Equal(Listed, reply.Headers["Access-Control-Allow-Origin"]);
            Assert.Equal("X-Request-Id, Location, Retry-After, Idempotent-Replayed", reply.Headers["Access-Control-Expose-Headers"]);
        }
    }

    [Fact]
    public async Task AnotherOriginIsToldNothingAndItsQuestionIsRefused()
    {
        await using var host = await KeyedAsync();

        Assert.Equal(403, (await PreflightAsync(host, "/interviews", Foreign, "GET")).Status);
        var reply = await host.GetAsync("/health", ("Origin", Foreign));
        Assert.Equal(200, reply.Status);
        Assert.DoesNotContain("Access-Control-Allow-Origin", reply.Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(Live))]
    public async Task AWebSocketIsForPagesOfThisServerForListedOnesAndForWhatIsNoBrowser(string path)
    {
        await using var host = await KeyedAsync();
        var key = Keys.Bearer(Keys.Operator);

        Assert.Equal(101, await WebSocketHandshake.StatusAsync(host, path, key));
        Assert.Equal(101, await WebSocketHandshake.StatusAsync(host, path, key, ("Origin", Own(host))));
        Assert.Equal(101, await WebSocketHandshake.StatusAsync(host, path, key, ("Origin", Listed)));
        Assert.Equal(403, await WebSocketHandshake.StatusAsync(host, path, key, ("Origin", Foreign)));
        Assert.Equal(403, await WebSocketHandshake.StatusAsync(host, path, key, ("Origin", "null")));
        // This machine's pages are no better than others where keys are asked for.
        Assert.Equal(403, await WebSocketHandshake.StatusAsync(host, path, key, ("Origin", "http://localhost:3000")));
    }

    [Theory]
    [InlineData(Polling)]
    [InlineData("/hubs/interview?id=none")]
    public async Task OtherLiveRequestsOfAnotherOriginAreRefusedToo(string path)
    {
        await using var host = await KeyedAsync();

        var reply = await host.GetAsync(path, ("Origin", Foreign), Keys.Bearer(Keys.Operator));

        Assert.Equal((403, "application/problem+json"), (reply.Status, reply.ContentType));
    }

    [Fact]
    public async Task AStarLetsPagesOfAnyOriginInButNoneThatCannotBeSentBack()
    {
        await using var host = await KeyedAsync("*");

        Assert.Equal(Foreign, (await PreflightAsync(host, "/interviews", Foreign, "GET")).Headers["Access-Control-Allow-Origin"]);
        Assert.Equal(101, await WebSocketHandshake.StatusAsync(host, "/ws", Keys.Bearer(Keys.Operator), ("Origin", Foreign)));
        Assert.Equal(403, (await host.GetAsync(Polling, ("Origin", "https://a b"))).Status);
    }

    [Fact]
    public async Task ThePublicAddressIsTheServersOwn()
    {
        await using var host = await KeyedAsync(settings: settings => settings.PublicUrl = new Uri("https://interviews.example/"));

        Assert.Equal(
            101,
            await WebSocketHandshake.StatusAsync(host, "/ws", Keys.Bearer(Keys.Operator), ("Origin", "https://interviews.example")));
    }

    [Theory]
    [InlineData("http://localhost:3000", 200)]
    [InlineData("http://127.0.0.1:5173", 200)]
    [InlineData("http://[::1]:8080", 200)]
    [InlineData("https://app.localhost", 200)]
    [InlineData("http://localhost.evil.example", 403)]
    [InlineData("http://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("file://", 403)]
    public async Task AServerWithoutKeysIsForPagesOfThisMachineOnlyWhateverTheyAsk(string origin, int status)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(status, (await host.GetAsync("/health", ("Origin", origin))).Status);
        Assert.Equal(status == 200 ? 101 : status, await WebSocketHandshake.StatusAsync(host, "/ws", ("Origin", origin)));
        // What a page could send without being asked first.
        var command = await host.PostAsync($"/interview/{Samples.Id}/end", null, ("Origin", origin));
        Assert.Equal(status, command.Status);
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:4003", 200)]
    [InlineData("a.localhost:4003", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.8.9.10:80", 200)]
    [InlineData("[::1]:4003", 200)]
    [InlineData("rebound.example:4003", 421)]
    [InlineData("127.0.0.1.example", 421)]
    [InlineData("localhost.example", 421)]
    [InlineData("192.168.1.7:4003", 421)]
    public async Task AServerWithoutKeysAnswersToTheNamesOfThisMachineOnly(string name, int status)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync("/health", ("Host", name));

        Assert.Equal(status, reply.Status);
        if (status != 200)
            Assert.Contains("API_KEYS", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerWithKeysAnswersToAnyName()
    {
        await using var host = await KeyedAsync();

        Assert.Equal(200, (await host.GetAsync("/health", ("Host", "interviews.example"))).Status);
    }

    [Fact]
    public async Task WebhooksComeByWhateverNameLiveKitKnows()
    {
        await using var host = await WebFrontHost.StartAsync();

        // Refused for its signature, which is what counts there.
        Assert.Equal(401, (await host.PostAsync("/livekit/webhook", "{}", ("Host", "tunnel.example"))).Status);
    }

    [Theory]
    [InlineData("https://a.example", "https://a.example")]
    [InlineData("https://A.example:443/ , http://localhost:3000", "https://a.example http://localhost:3000")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    public void AListOfOriginsIsReadAsBrowsersSendThem(string setting, string origins) =>
        Assert.Equal(origins.Split(' '), OriginList.Parse(setting)!.Listed);

    [Theory]
    [InlineData("app.example.com")]
    [InlineData("https://app.example.com/path")]
    [InlineData("https://user@app.example.com")]
    [InlineData("ftp://app.example.com")]
    [InlineData("https://a.example,*")]
    [InlineData(",")]
    public void WhatIsNoOriginIsRefused(string setting) => Assert.Null(OriginList.Parse(setting));

    private static string Own(WebFrontHost host) => host.Address.GetLeftPart(UriPartial.Authority);

    private static Task<WebFrontHost> KeyedAsync(string origins = Listed, Action<WebSettings>? settings = null) =>
        WebFrontHost.StartAsync(ShapeTests.Script, configure =>
        {
            Keys.Configure(configure);
            configure.CorsOrigins = OriginList.Parse(origins)!;
            settings?.Invoke(configure);
        });

    private static Task<Reply> PreflightAsync(WebFrontHost host, string path, string origin, string method) =>
        host.SendAsync(
            HttpMethod.Options, path, null, ("Origin", origin), ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "authorization"));
}
