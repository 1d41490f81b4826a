using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interviewing.Cluster.Running;
using Interviewing.History;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>The Orleans dashboard of the published package, behind the product's own door.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class DashboardTests
{
    private const string Key = "a key of the dashboard of this test";
    private const string Interview = "Interviewing.Interviews.InterviewGrain";

    private static readonly Dictionary<string, string> On = new()
    {
        ["ORLEANS_DASHBOARD"] = "true",
        ["ORLEANS_DASHBOARD_KEYS"] = $"keeper:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))}",
    };

    [Fact]
    public async Task AWebFrontShowsAllSilosAndWhatTheirGrainsDoButNoWords()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, fronts: 1, settings: On);
        using HttpClient http = new() { BaseAddress = cluster.Addresses[0] };
        using var deadline = new CancellationTokenSource(ClusterUnderTest.Generous);
        using (var refused = await http.GetAsync("/orleans/DashboardCounters", deadline.Token))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        http.DefaultRequestHeaders.Authorization = Keeper;

        // Silos are known to all at once; that somebody looks is told to them then.
        string[] silos;
        while ((silos = ActiveSilos(await ReadAsync("DashboardCounters"))).Length < 2) await Task.Delay(100, deadline.Token);
        using Candidate candidate = new(cluster.Log, cluster.Addresses, 0);
        var id = await candidate.ConductOneAsync();
        while (!await HasCallsAsync("Respond")) await Task.Delay(200, deadline.Token);
        List<string> data =
        [
            .. await Task.WhenAll(((string[])["DashboardCounters", "ClusterStats", "Reminders", "TopGrainMethods", "GrainTypes", "LifecycleStages"])
                .Select(async path => (await ReadAsync(path)).GetRawText())),
        ];
        foreach (var silo in silos)
        {
            foreach (var path in (string[])["SiloProperties", "SiloStats", "SiloCounters", "HistoricalStats"])
                data.Add((await ReadAsync($"{path}/{silo}")).GetRawText());
        }

        Assert.All(data, text => Assert.DoesNotContain("our oven failed", text, StringComparison.Ordinal));
        using var state = await http.GetAsync($"/orleans/GrainState?grainId={id}&grainType={Interview}", deadline.Token);
        Assert.Equal(HttpStatusCode.Forbidden, state.StatusCode);
        using var nowhere = await http.GetAsync("/orleans/HistoricalStats/nowhere", deadline.Token);
        Assert.Equal(HttpStatusCode.BadRequest, nowhere.StatusCode);

        async Task<JsonElement> ReadAsync(string path)
        {
            using var answer = await http.GetAsync($"/orleans/{path}", deadline.Token);
            var text = await answer.Content.ReadAsStringAsync(deadline.Token);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
            return JsonSerializer.Deserialize<JsonElement>(text);
        }

        async Task<bool> HasCallsAsync(string method) =>
            (await ReadAsync($"GrainStats/{Interview}")).EnumerateObject().Any(one => one.Name.EndsWith("." + method, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhereASiloDoesNotCollectThatIsWhatIsSaid()
    {
        var data = Directory.CreateTempSubdirectory("interviews-dashboard-");
        Dictionary<string, string> settings = new()
        {
            ["CLUSTERING"] = "localhost",
            ["DATA_DIR"] = data.FullName,
            ["SILO_PORT"] = Text(FreePort.Find()),
            ["GATEWAY_PORT"] = Text(FreePort.Find()),
        };
        var port = FreePort.Find();
        try
        {
            await using Member silo = new("Silo", settings, "Silo of this machine");
            await using Member front = new("WebFront", new Dictionary<string, string>([.. settings, .. On]) { ["PORT"] = Text(port) }, "Listening on");
            await Task.WhenAll(silo.StartAsync(), front.StartAsync());
            await front.Process.WaitForLine("Connected to", ClusterUnderTest.Generous);
            using HttpClient http = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
            http.DefaultRequestHeaders.Authorization = Keeper;

            using var answer = await http.GetAsync("/orleans/ClusterStats", TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains(
                "ORLEANS_DASHBOARD must be true in every silo",
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AnEmbeddedServersDashboardWorksInABrowserUnderItsPolicy()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var data = Directory.CreateTempSubdirectory("interviews-dashboard-");
        var port = FreePort.Find();
        try
        {
            await using Member front = new(
                "WebFront",
                new Dictionary<string, string>(On)
                {
                    ["PORT"] = Text(port),
                    ["DATA_DIR"] = data.FullName,
                    // An embedded silo has ports too, and others on this machine may have the usual ones.
                    ["SILO_PORT"] = Text(FreePort.Find()),
                    ["GATEWAY_PORT"] = Text(FreePort.Find()),
                },
                "Listening on");
            await front.StartAsync();
            await using var script = NodeScript.Start("pages/orleans.js", $"http://127.0.0.1:{port}", Key);

            await script.NextAsync(said => said.TryGetProperty("done", out _), ClusterUnderTest.Generous);

            Assert.Contains("The Orleans dashboard was opened with the key keeper.", front.Process.Output, StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static AuthenticationHeaderValue Keeper => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($":{Key}")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] ActiveSilos(JsonElement counters) =>
    [
        .. counters.GetProperty("hosts").EnumerateArray()
            .Where(host => host.GetProperty("status").GetString() == "Active")
            .Select(host => host.GetProperty("siloAddress").GetString()!),
    ];
}
