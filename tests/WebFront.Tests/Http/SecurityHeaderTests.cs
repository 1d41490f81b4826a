using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Http;

/// <summary>What answers tell browsers about themselves.</summary>
public sealed class SecurityHeaderTests : IAsyncLifetime
{
    private WebFrontHost _host = null!;

    public static TheoryData<string, string> Answers => new()
    {
        { "GET", $"/interview/{Samples.Id}" },
        { "GET", $"/interview/{Samples.Id}/transcript" },
        { "GET", $"/interview/{Samples.Id}/transcript?format=text" },
        { "GET", $"/interview/{Samples.Id}/nothing" },
        { "GET", "/livekit/token?identity=maya&room=icu-7" },
        { "GET", "/livekit/token" },
        { "GET", "/health" },
        { "GET", "/whoami" },
        { "GET", "/nowhere" },
        { "DELETE", "/health" },
        { "GET", "/ws" },
        { "POST", "/hubs/interview/negotiate?negotiateVersion=1" },
        { "GET", "/socket.io/?EIO=4&transport=polling" },
        { "GET", "/socket.io/" },
    };

    public async ValueTask InitializeAsync() => _host = await WebFrontHost.StartAsync(ShapeTests.Script);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task AnAnswerIsNotGuessedNotRunNotFramedAndNotKept(string method, string path)
    {
        var reply = await _host.SendAsync(new HttpMethod(method), path, null);

        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", reply.Headers["Referrer-Policy"]);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", reply.Headers["Content-Security-Policy"]);
        Assert.Contains("no-store", reply.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDocumentMayBeKeptAndItsPageMayRunItsOwnScripts()
    {
        Assert.Equal("no-cache", (await _host.GetAsync("/openapi/v1.json")).Headers["Cache-Control"]);
        var page = await _host.GetAsync("/docs/index.html");
        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        Assert.Contains("script-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }
}
