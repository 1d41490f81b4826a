using Interviewing.Hosting;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Limits;

/// <summary>Who is believed on where a request comes from.</summary>
public sealed class ProxyTests
{
    private const string Https = "https";

    [Fact]
    public async Task ClientsBehindATrustedProxyAreCountedEachForItself()
    {
        await using var host = await StartAsync("10.0.0.0/8, 127.0.0.1");

        Assert.Equal(401, await WrongKeyAsync(host, "192.0.2.1"));
        Assert.Equal(429, await WrongKeyAsync(host, "192.0.2.1"));
        Assert.Equal(401, await WrongKeyAsync(host, "192.0.2.2"));
        // What a client claims before its own proxy said where it is counts for nothing.
        Assert.Equal(429, await WrongKeyAsync(host, "203.0.113.9, 192.0.2.1"));
        // As far back as they are trusted.
        Assert.Equal(429, await WrongKeyAsync(host, "192.0.2.1, 10.1.2.3"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.0/8")]
    public async Task NobodyElseIsBelieved(string? proxies)
    {
        await using var host = await StartAsync(proxies);

        Assert.Equal(401, await WrongKeyAsync(host, "192.0.2.1"));
        Assert.Equal(429, await WrongKeyAsync(host, "192.0.2.2"));
    }

    [Fact]
    public async Task ClientsWithoutHttpsAreSentToItButMonitorsAreNot()
    {
        await using var host = await StartAsync("127.0.0.1", redirect: true);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

        var sent = await SendAsync(client, HttpMethod.Post, "/interview?x=1", "http");
        Assert.Equal((308, "https://interviews.example/interview?x=1"), (sent.Status, sent.Headers["Location"]));
        Assert.Equal(200, (await SendAsync(client, HttpMethod.Get, "/health", "http")).Status);
        Assert.Equal(200, (await SendAsync(client, HttpMethod.Get, "/health/ready", "http")).Status);
        var secure = await SendAsync(client, HttpMethod.Get, "/info", Https);
        Assert.Equal(200, secure.Status);
        Assert.Equal("max-age=31536000", secure.Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task AnOpenServerIsNotOpenToTheWorldThroughAProxy()
    {
        await using var host = await WebFrontHost.StartAsync(
            ShapeTests.Script, settings => settings.TrustedProxies = TrustedProxies.Parse("127.0.0.1")!);

        Assert.Equal(421, (await host.GetAsync("/interviews", ("X-Forwarded-Host", "interviews.example"))).Status);
        Assert.Equal(200, (await host.GetAsync("/interviews")).Status);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/8;192.0.2.7")]
    [InlineData(",")]
    public void WhatIsNoNetworkIsRefused(string setting) => Assert.Null(TrustedProxies.Parse(setting));

    [Theory]
    [InlineData("10.0.0.0/8", "10.200.1.1", true)]
    [InlineData("10.0.0.0/8", "::ffff:10.200.1.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("fd00::/8,192.0.2.7", "192.0.2.7", true)]
    [InlineData("10.0.0.1/8", "10.200.1.1", true)]
    public void AnAddressIsOfANetworkHoweverItIsWritten(string setting, string address, bool isOne) =>
        Assert.Equal(isOne, TrustedProxies.Parse(setting)!.Contains(System.Net.IPAddress.Parse(address)));

    [Fact]
    public void SendingToHttpsNeedsAProxyThatSaysSo()
    {
        var failure = Assert.Throws<SettingsException>(() => HostSettings.Read(
            new WebSettings(), WebSettings.Variables,
            new Dictionary<string, string> { ["HTTPS_REDIRECT"] = "true" }.GetValueOrDefault));

        Assert.StartsWith("HTTPS_REDIRECT is true: TRUSTED_PROXIES must be set", failure.Message, StringComparison.Ordinal);
    }

    private static Task<WebFrontHost> StartAsync(string? proxies, bool redirect = false) =>
        WebFrontHost.StartAsync(ShapeTests.Script, settings =>
        {
            Keys.Configure(settings);
            settings.Rates.Failures = 1;
            settings.HttpsRedirect = redirect;
            if (proxies is not null)
                settings.TrustedProxies = TrustedProxies.Parse(proxies)!;
        });

    private static async Task<int> WrongKeyAsync(WebFrontHost host, string forwardedFor) =>
        (await host.GetAsync("/whoami", Keys.Bearer("ivk_wrong"), ("X-Forwarded-For", forwardedFor))).Status;

    private static async Task<Reply> SendAsync(HttpClient client, HttpMethod method, string path, string scheme)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", "interviews.example");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }
}
