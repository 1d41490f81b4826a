using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>The cluster that <c>./run cluster</c> starts, over Azurite.</summary>
public sealed partial class LocalClusterTests
{
    private const int Interviews = 8;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InterviewsGoOnWhenASiloIsKilledAndEverythingStopsWithCtrlC()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        var data = Directory.CreateTempSubdirectory("interviews-local-cluster-");
        var port = FreePort.Find();
        await using var cluster = ServerProcess.Start(
            BuiltProgram.PathOf("LocalCluster", "Interviewing.LocalCluster"),
            new Dictionary<string, string> { ["PORT"] = port.ToString(CultureInfo.InvariantCulture), ["DATA_DIR"] = data.FullName }, "2");
        await cluster.WaitForLine("Ctrl-C stops everything", Long);
        var processes = ProcessId().Matches(cluster.Output).Select(match => match.Groups["id"].Value).Distinct().ToList();
        Assert.Equal(5, processes.Count);

        using HttpClient http = new() { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = Long };
        var ids = await Task.WhenAll(Enumerable.Range(1, Interviews).Select(number => BeginAsync(http, number)));
        var silo = KillHint().Match(cluster.Output).Groups["id"].Value;
        using (var killed = System.Diagnostics.Process.GetProcessById(int.Parse(silo, CultureInfo.InvariantCulture)))
            killed.Kill();

        // With eight interviews on two silos, some were on the one that is gone.
        await Task.WhenAll(ids.Select(id => FinishAsync(http, id)));

        ServerProcess.Interrupt(cluster.Id);
        Assert.Equal(0, await cluster.WaitForExit(Long));
        Assert.All(processes, id => Assert.False(Directory.Exists($"/proc/{id}"), $"Process {id} is still there."));
        data.Delete(recursive: true);
    }

    private static async Task<string> BeginAsync(HttpClient http, int number)
    {
        var created = await PostAsync(http, "/interview", new
        {
            roomName = $"room-{number}",
            candidateId = $"candidate-{number}",
            jobDescription = "Baker: bake bread, plan the night shift, train apprentices.",
            questionCount = 1,
        });
        var id = created.GetProperty("sessionId").GetString()!;
        await PostAsync(http, $"/interview/{id}/start", new { });
        await PostAsync(http, $"/interview/{id}/response", new { response = "Hello, I am ready.", responseId = "1" });
        return id;
    }

    private static async Task FinishAsync(HttpClient http, string id)
    {
        await PostAsync(http, $"/interview/{id}/response", new { response = "I planned every night shift for two years.", responseId = "2" });
        await PostAsync(http, $"/interview/{id}/end", new { });
        var transcript = await http.GetFromJsonAsync<JsonElement>($"/interview/{id}/transcript", Cancel);
        Assert.Equal(
            ["Hello, I am ready.", "I planned every night shift for two years."],
            transcript.GetProperty("transcript").EnumerateArray()
                .Where(entry => entry.GetProperty("speaker").GetString() == "candidate")
                .Select(entry => entry.GetProperty("text").GetString()!));
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    [GeneratedRegex(@"\(process (?<id>\d+)\)")]
    private static partial Regex ProcessId();

    [GeneratedRegex(@"kill -9 (?<id>\d+)")]
    private static partial Regex KillHint();
}
