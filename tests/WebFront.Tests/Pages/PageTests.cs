using System.Net;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Pages;

public sealed class PageTests : IDisposable
{
    private const string Html = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    private readonly DirectoryInfo _built = System.IO.Directory.CreateTempSubdirectory("interviews-pages-");

    public PageTests()
    {
        _built.CreateSubdirectory("assets");
        Write("index.html", "<!doctype html><title>Interviews</title>");
        Write("favicon.svg", "<svg/>");
        Write("assets/index-1a2b.js", "console.log('plain')");
        Write("assets/index-1a2b.js.br", "br");
        Write("assets/index-1a2b.js.gz", "gz");
        Write("assets/notes.txt", "not a part of any page");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/new")]
    [InlineData("/join")]
    [InlineData("/interviews/0196f3a0-1111-7222-8333-444455556666")]
    public async Task ABrowserGetsThePageAtEachOfItsAddressesAndAsksAgainWhetherItChanged(string address)
    {
        await using var host = await StartAsync();

        var reply = await host.GetAsync(address, ("Accept", Html));

        Assert.Equal((200, "text/html"), (reply.Status, reply.ContentType));
        Assert.Contains("<title>Interviews</title>", reply.Body, StringComparison.Ordinal);
        Assert.Equal("no-cache", reply.Headers["Cache-Control"]);
        Assert.Contains("Accept", reply.Headers["Vary"], StringComparison.Ordinal);
        Assert.Equal(304, (await host.GetAsync(address, ("Accept", Html), ("If-None-Match", reply.Headers["ETag"]))).Status);
    }

    [Theory]
    [InlineData("/new", "*/*")]
    [InlineData("/join", "application/json")]
    [InlineData("/interviews/0196f3a0-1111-7222-8333-444455556666", "*/*")]
    [InlineData("/nowhere", Html)]
    [InlineData("/interview/x", Html)]
    [InlineData("/assets/../index.html", Html)]
    [InlineData("/assets/..%2Findex.html", Html)]
    [InlineData("/assets/notes.txt", Html)]
    [InlineData("/assets/index-1a2b.js.br", Html)]
    public async Task WhatIsNoPageIsNotFoundInTheWordsOfTheApi(string address, string accept)
    {
        await using var host = await StartAsync();

        var reply = await host.GetAsync(address, ("Accept", accept));

        Assert.Equal((404, "application/problem+json"), (reply.Status, reply.ContentType));
    }

    [Fact]
    public async Task ProgramsGetTheLineOfTextAtTheRoot()
    {
        await using var host = await StartAsync();

        var reply = await host.GetAsync("/");

        Assert.Equal((200, "text/plain", "LiveKit AI Interview System API"), (reply.Status, reply.ContentType, reply.Body));
        Assert.Equal("Accept", reply.Headers["Vary"]);
    }

    [Theory]
    [InlineData(null, null, "console.log('plain')")]
    [InlineData("gzip, deflate", "gzip", "gz")]
    [InlineData("gzip, deflate, br", "br", "br")]
    [InlineData("br;q=0, gzip", "gzip", "gz")]
    public async Task AnAssetIsKeptForGoodAndSentInTheSmallestFormTheBrowserTakes(string? takes, string? encoding, string body)
    {
        await using var host = await StartAsync();

        var reply = takes is null
            ? await host.GetAsync("/assets/index-1a2b.js")
            : await host.GetAsync("/assets/index-1a2b.js", ("Accept-Encoding", takes));

        Assert.Equal((200, "text/javascript", body), (reply.Status, reply.ContentType, reply.Body));
        Assert.Equal(encoding, reply.Headers.GetValueOrDefault("Content-Encoding"));
        Assert.Equal("public, max-age=31536000, immutable", reply.Headers["Cache-Control"]);
        Assert.Equal("Accept-Encoding", reply.Headers["Vary"]);
    }

    [Fact]
    public async Task APageMayDoLittleAndNobodyFramesIt()
    {
        await using var host = await StartAsync(settings => settings.LiveKit.Url = new Uri("https://rooms.example.com/path"));

        var reply = await host.GetAsync("/new", ("Accept", Html));

        var policy = reply.Headers["Content-Security-Policy"].Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("media-src 'self' blob:", policy);
        Assert.Contains("connect-src 'self' wss://rooms.example.com https://rooms.example.com", policy);
        Assert.DoesNotContain("unsafe", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", reply.Headers["Referrer-Policy"]);
        Assert.StartsWith("camera=(self), microphone=(self)", reply.Headers["Permissions-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutPagesABrowserIsToldHowToGetThem()
    {
        await using var host = await WebFrontHost.StartAsync(
            configure: settings => settings.PagesDirectory = Path.Combine(_built.FullName, "none"));

        var reply = await host.GetAsync("/", ("Accept", Html));

        Assert.Equal((200, "text/html"), (reply.Status, reply.ContentType));
        Assert.Contains("nodejs.org", reply.Body, StringComparison.Ordinal);
        Assert.Contains("./run", reply.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await host.GetAsync("/assets/index-1a2b.js")).Status);
    }

    [Fact]
    public async Task MonitorsAskWithHead()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(31, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _built.Delete(recursive: true);

    private Task<WebFrontHost> StartAsync(Action<WebSettings>? configure = null) => WebFrontHost.StartAsync(configure: settings =>
    {
        settings.PagesDirectory = _built.FullName;
        configure?.Invoke(settings);
    });

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_built.FullName, name), content);
}
