using System.Text;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.WebFront.Tests.OrleansDashboard;

/// <summary>Who is let in to the Orleans dashboard, on either build; what it then shows is tested with silos (Cluster.Tests).</summary>
public sealed class DashboardTests
{
    private const string First = "/orleans/";
    private const string NoKey = "Basic realm=\"Orleans dashboard\", charset=\"UTF-8\"";

    private static readonly string Key = ApiKey.New();

    [Fact]
    public async Task WhoHasNoKeyOfItIsAskedForOne()
    {
        await using var host = await StartAsync();
        (string Name, string Value)[] refused =
        [
            ("X-Nothing", ""),
            ("Authorization", Basic("ivk_wrong")),
            ("Authorization", "Bearer " + Keys.Operator),
            ("Authorization", Basic(Keys.Operator)),
            ("Authorization", Basic(Keys.Candidate)),
            ("X-Api-Key", Keys.Operator),
            ("X-Api-Key", Key),
            ("Authorization", "Bearer " + Key),
            ("Authorization", Key),
            ("Authorization", "Basic"),
            ("Authorization", "Basic not base64"),
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))),
            ("Authorization", Basic(Key + " ")),
            ("Authorization", Basic("")),
        ];

        foreach (var header in refused)
        {
            var reply = await host.GetAsync(First, header);

            Assert.Equal(
                (header, 401, "application/problem+json", NoKey),
                (header, reply.Status, reply.ContentType, reply.Headers["WWW-Authenticate"]));
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", reply.Headers["Content-Security-Policy"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("anybody")]
    public async Task AKeyOfItIsThePasswordOfAnyUser(string user)
    {
        await using var host = await StartAsync();

        var reply = await host.GetAsync(First, ("Authorization", Basic(Key, user)));

        Assert.Equal(200, reply.Status);
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", reply.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("same-origin", reply.Headers["Cross-Origin-Resource-Policy"]);
        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.Contains("no-store", reply.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyOfItOpensNothingElse()
    {
        await using var host = await StartAsync();

        Assert.Equal(401, (await host.GetAsync("/whoami", Keys.Bearer(Key))).Status);
        var reply = await host.GetAsync("/whoami", ("Authorization", Basic(Key)));
        Assert.Equal((401, "Bearer"), (reply.Status, reply.Headers["WWW-Authenticate"]));
    }

    [Fact]
    public async Task WrongKeysAreCountedAsEverywhereAndTheRightOneIsLetInAllTheSame()
    {
        await using var host = await StartAsync(settings => settings.Rates.Failures = 2);

        Assert.Equal(401, (await host.GetAsync(First, ("Authorization", Basic("ivk_wrong")))).Status);
        Assert.Equal(401, (await host.GetAsync("/whoami", Keys.Bearer("ivk_wrong"))).Status);
        Assert.Equal(429, (await host.GetAsync(First, ("Authorization", Basic("ivk_wrong")))).Status);
        Assert.Equal(200, (await host.GetAsync(First, ("Authorization", Basic(Key)))).Status);
    }

    [Fact]
    public async Task PagesOfOtherOriginsDoNotReadItWithTheKeyThatTheBrowserAdds()
    {
        await using var host = await StartAsync(settings => settings.CorsOrigins = OriginList.Parse("https://app.example")!);

        Assert.Equal(403, (await OfAsync("https://app.example")).Status);
        Assert.Equal(403, (await OfAsync("null")).Status);
        Assert.Equal(200, (await OfAsync($"http://{host.Address.Authority}")).Status);

        Task<Reply> OfAsync(string origin) => host.GetAsync(First, ("Origin", origin), ("Authorization", Basic(Key)));
    }

    [Fact]
    public async Task WhatCouldTellOfPeopleIsShownToNobody()
    {
        await using var host = await StartAsync();
        const string State = First + "GrainState?grainId=x&grainType=Interviewing.Interviews.InterviewGrain";

        Assert.Equal(401, (await host.GetAsync(State)).Status);
        Assert.Equal(403, (await host.GetAsync(State, ("Authorization", Basic(Key)))).Status);
    }

    [Fact]
    public async Task ItIsThereOnlyWhereItIsOn()
    {
        await using var host = await StartAsync(settings => settings.OrleansDashboard = false);

        Assert.Equal(404, (await host.GetAsync(First, ("Authorization", Basic(Key)))).Status);
    }

    [Fact]
    public async Task ItIsNotInTheDocument()
    {
        await using var host = await StartAsync();

        Assert.DoesNotContain("/orleans", (await host.GetAsync("/openapi/v1.json")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatThePackageServesIsWhatWasLookedAtWhenItWasDecidedWhatToShow()
    {
        await using var host = await StartAsync();

        var patterns = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(pattern => pattern.StartsWith(First, StringComparison.OrdinalIgnoreCase))
            .Select(pattern => pattern[First.Length..].Split('/')[0]).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "", "ClusterStats", "DashboardCounters", "GrainState", "GrainStats", "GrainTypes", "HistoricalStats", "LifecycleStages",
                "Reminders", "SiloCounters", "SiloMetadata", "SiloProperties", "SiloStats", "TopGrainMethods", "Trace", "favicon.ico",
                "fonts", "img", "index.css", "index.html", "index.min.js", "version",
            ],
            patterns);
    }

    private static Task<WebFrontHost> StartAsync(Action<WebSettings>? configure = null) => WebFrontHost.StartAsync(
        configure: settings =>
        {
            Keys.Configure(settings);
            settings.OrleansDashboard = true;
            settings.DashboardKeys = [new("keeper", ApiKey.HashOf(Key), "default")];
            configure?.Invoke(settings);
        });

    private static string Basic(string password, string user = "anybody") =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
