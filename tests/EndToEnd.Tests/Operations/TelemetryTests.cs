using FakeCollector;
using FakeOpenAI;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Operations;

/// <summary>A real process, a real collector: what it sends of an interview.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task OneTraceHoldsTheRequestTheGrainsCallTheTurnAndTheProvidersCall()
    {
        await using var collector = await CollectorServer.StartAsync();
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var installation = await Installation.Start([.. ProviderSettings.For(provider), .. collector.Settings]);
        var id = await installation.Interviews.Create("Night baker. You bake bread and rolls for our shops.", questionCount: 2);
        Assert.Equal(200, (await installation.Interviews.Start(id)).Status);

        Assert.Equal(200, (await installation.Interviews.Respond(id, "r1", "I have baked for nine years.")).Status);

        string[] wanted = ["POST /interview/{id}/response", "IInterviewGrain/Respond", "IInterviewGrain/Respond", "interview.turn", "chat gpt-4.1-mini"];
        List<SeenSpan> chain = [];
        await Deadline.Until("the spans have come", () =>
        {
            chain = ChainTo("chat gpt-4.1-mini", collector.Spans, wanted.Length);
            return Task.FromResult(chain.Count == wanted.Length);
        });
        Assert.Equal(wanted, chain.Select(span => span.Name));
        Assert.Single(chain.Select(span => span.Trace).Distinct());
        Assert.Equal(id, chain[3].Attributes["interviewing.session.id"]);
        Assert.All(chain, span => Assert.Equal("interviews-web", span.Service));
        Assert.DoesNotContain(collector.Spans, span => span.Attributes.Values.Any(value => value.Contains("nine years", StringComparison.Ordinal)));
        await Deadline.Until("the metrics have come", () => Task.FromResult(
            collector.Metrics.ContainsKey("interviewing.turn.own.duration") && collector.Metrics.ContainsKey("http.server.request.duration")));
        Assert.Equal("s", collector.Metrics["interviewing.turn.own.duration"]);
    }

    // From the newest span of that name up to the first of its trace.
    private static List<SeenSpan> ChainTo(string name, IReadOnlyList<SeenSpan> spans, int length)
    {
        foreach (var last in spans.Where(span => span.Name == name))
        {
            List<SeenSpan> chain = [last];
            while (spans.FirstOrDefault(span => span.Id == chain[0].Parent) is { } parent)
                chain.Insert(0, parent);
            if (chain.Count == length && chain[0].Parent.Length == 0)
                return chain;
        }

        return [];
    }
}
