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
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using (var refused = await http.GetAsync("/orleans/DashboardCounters", deadline.Token))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($":{Key}")));

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
    public async Task AnEmbeddedServersDashboardWorksInABrowserUnderItsPolicy()
    {
        Needs.SkipOnStandIn();
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        var data = Directory.CreateTempSubdirectory("interviews-dashboard-");
        var port = FreePort.Find();
        try
        {
            await using Member front = new(
                "WebFront",
                new Dictionary<string, string>(On)
                {
                    ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                    ["DATA_DIR"] = data.FullName,
                },
                "Listening on");
            await front.StartAsync();
            await using var script = NodeScript.Start("pages/orleans.js", $"http://127.0.0.1:{port}", Key);

            await script.NextAsync(said => said.TryGetProperty("done", out _), TimeSpan.FromMinutes(2));

            Assert.Contains("The Orleans dashboard was opened with the key keeper.", front.Process.Output, StringComparison.Ordinal);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static string[] ActiveSilos(JsonElement counters) =>
    [
        .. counters.GetProperty("hosts").EnumerateArray()
            .Where(host => host.GetProperty("status").GetString() == "Active")
            .Select(host => host.GetProperty("siloAddress").GetString()!),
    ];
}
