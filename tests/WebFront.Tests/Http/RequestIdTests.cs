using Interviewing.WebFront.Tests.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Http;

public sealed class RequestIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0196f3a0-1111-7222-8333-444455556666")]
    [InlineData("A.b_c-9")]
    public async Task TheCallersIdIsKeptIfItIsSane(string id)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(id, (await host.GetAsync("/health", ("X-Request-Id", id))).Headers["X-Request-Id"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\tb")]
    [InlineData("<script>")]
    public async Task AnIdThatIsNotSaneIsReplaced(string id)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var given = (await host.GetAsync("/health", ("X-Request-Id", id))).Headers["X-Request-Id"];

        Assert.NotEqual(id, given);
        Assert.Matches("^[A-Za-z0-9._-]{1,128}$", given);
    }

    [Fact]
    public async Task AnIdMayHave128Characters()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);
        var longest = new string('a', 128);

        Assert.Equal(longest, (await host.GetAsync("/health", ("X-Request-Id", longest))).Headers["X-Request-Id"]);
        Assert.NotEqual(longest + "a", (await host.GetAsync("/health", ("X-Request-Id", longest + "a"))).Headers["X-Request-Id"]);
    }

    [Fact]
    public async Task EveryAnswerHasAnIdOfItsOwn()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);
        string[] paths = ["/", "/health", "/nowhere", "/interview/x", "/docs/index.html", "/openapi/v1.json", "/interviews?limit=x"];

        List<string> ids = [];
        foreach (var path in paths)
            ids.Add((await host.GetAsync(path)).Headers["X-Request-Id"]);

        Assert.Equal(paths.Length, ids.Distinct().Count());
    }
}
