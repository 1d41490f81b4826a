using System.Net;
using System.Net.Http.Json;
using FakeCollector;
using FakeOpenAI;
using Interviewing.Cluster.Running;
using Interviewing.History;

namespace Interviewing.Cluster;

/// <summary>What whoever runs a cluster relies on: health, an end in time, traces across processes.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class OperationTests
{
    // How a silo ends that cannot do so in good order within 30 s; left to itself it would wait for its database for a minute.
    private const int EndedByItself = 3;

    [Fact]
    public async Task ASiloSaysThatItLivesAndWhetherItIsReadyAndEndsInTimeAlsoWithoutItsDatabase()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, fronts: 1);
        using HttpClient http = new() { BaseAddress = cluster.HealthAddresses[0] };
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        await UntilAsync(HttpStatusCode.OK);
        using (Candidate candidate = new(cluster.Log, cluster.Addresses, 0))
            await candidate.ConductOneAsync();

        await cluster.Storage.StopAsync();
        await UntilAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        cluster.Silos[0].Process.Terminate();

        Assert.Equal(EndedByItself, await cluster.Silos[0].Process.WaitForExit(ClusterUnderTest.Generous));

        async Task<HttpStatusCode> StatusAsync(string path) =>
            (await http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;

        async Task UntilAsync(HttpStatusCode status)
        {
            using var deadline = new CancellationTokenSource(ClusterUnderTest.Generous);
            while (await StatusAsync("/health/ready") != status) await Task.Delay(100, deadline.Token);
        }
    }

    [Fact]
    public async Task ASilosLinesHaveTheIdOfTheRequestThatAWebFrontTook()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, fronts: 1);
        using HttpClient http = new() { BaseAddress = cluster.Addresses[0] };
        cluster.Provider.Otherwise = _ => FakeBehaviour.With(ReplyFault.Refusal);
        http.DefaultRequestHeaders.Add("X-Request-Id", "request-of-the-test");
        using var deadline = new CancellationTokenSource(ClusterUnderTest.Generous);

        while (!await CreatedAsync()) await Task.Delay(200, deadline.Token);

        await cluster.Silos[0].Process.WaitForLine("request=request-of-the-test", ClusterUnderTest.Generous);

        async Task<bool> CreatedAsync()
        {
            using var created = await http.PostAsJsonAsync(
                "/interview", new { roomName = "r", candidateId = "c", jobDescription = "Night baker." }, deadline.Token);
            return created.IsSuccessStatusCode;
        }
    }

    [Fact]
    public async Task OneTraceGoesFromTheWebFrontThroughTheSiloToTheProvider()
    {
        await using var collector = await CollectorServer.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, fronts: 1, settings: collector.Settings);
        using (Candidate candidate = new(cluster.Log, cluster.Addresses, 0))
            await candidate.ConductOneAsync();

        using var deadline = new CancellationTokenSource(ClusterUnderTest.Generous);
        List<SeenSpan> trace;
        while ((trace = TraceOfAnAnswer(collector.Spans)).Count == 0) await Task.Delay(100, deadline.Token);

        Assert.Equal(
            ["interviews-web POST /interview/{id}/response", "interviews-web IInterviewGrain/Respond", "interviews-silo IInterviewGrain/Respond",
                "interviews-silo interview.turn", "interviews-silo chat gpt-4.1-mini"],
            trace.Select(span => $"{span.Service} {span.Name}"));
    }

    // From the provider's call up to the request.
    private static List<SeenSpan> TraceOfAnAnswer(IReadOnlyList<SeenSpan> spans)
    {
        foreach (var last in spans.Where(span => span.Name.StartsWith("chat ", StringComparison.Ordinal)))
        {
            List<SeenSpan> chain = [last];
            while (spans.FirstOrDefault(span => span.Id == chain[0].Parent) is { } parent) chain.Insert(0, parent);
            if (chain[0].Name.EndsWith("/response", StringComparison.Ordinal)) return chain;
        }

        return [];
    }
}
