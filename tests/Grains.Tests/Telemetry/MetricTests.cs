using FakeOpenAI;
using Interviewing.Interviewers.OpenAI;
using Interviewing.Silos;
using Interviewing.Storage;

namespace Interviewing.Telemetry;

/// <summary>What is measured. The meter is the process's, so these run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Metrics
{
    public const string Name = "metrics";
}

[Collection(Metrics.Name)]
public sealed class InterviewMetricTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    [Fact]
    public async Task AnInterviewIsCountedFromItsCreationToItsEnd()
    {
        using Measured measured = new();
        var grain = silo.NewInterview(out var id);
        silo.Turn(id, (request, _) =>
        {
            silo.Time.Advance(TimeSpan.FromMilliseconds(50));
            var reply = ScriptedInterviewer.Reply(request);
            return Task.FromResult(
                reply with { Origin = reply.Origin with { Degraded = request.Kind == Interviewers.TurnKind.Opening } });
        });

        await grain.Create(new() { RoomName = "room", CandidateId = "c", JobDescription = "Baker.", QuestionCount = 1 });
        Assert.Contains((1, "waiting"), measured.Observe("interviewing.interviews", "interviewing.state"));
        await grain.Start();
        await grain.Respond(new() { ResponseId = "r1", Text = "Hello.", Wait = TimeSpan.FromSeconds(10) });
        await grain.Respond(new() { ResponseId = "r2", Text = "One.", Wait = TimeSpan.FromSeconds(10) });
        Assert.Contains((1, "concluding"), measured.Observe("interviewing.interviews", "interviewing.state"));
        await grain.End();

        Assert.Equal([(1, "False")], measured.Of("interviewing.interviews.created", "interviewing.degraded"));
        Assert.Equal([(1, "")], measured.Of("interviewing.interviews.started"));
        Assert.Equal([(1, "True"), (1, "False")], measured.Of("interviewing.turns", "interviewing.degraded"));
        Assert.Equal([(1, "ended")], measured.Of("interviewing.interviews.finished", "interviewing.end.reason"));
        Assert.Equal(2, measured.Of("interviewing.turn.own.duration").Count);
        Assert.All(measured.Of("interviewing.turn.provider.duration"), turn => Assert.Equal(0.05, turn.Value));
    }
}

[Collection(Metrics.Name)]
public sealed class ProviderMetricTests : ProviderTest
{
    private static readonly string[] Tags = ["gen_ai.operation.name", "gen_ai.request.model", "error.type"];

    [Fact]
    public async Task EachCallOfTheProviderIsMeasuredByItsOutcome()
    {
        using Measured measured = new();
        Provider.Enqueue(FakeBehaviour.Fail(500), FakeBehaviour.With(ReplyFault.ScoreNine));

        var reply = await ReplyAsync();

        Assert.Equal(
            [$"chat {Options.Model} server", $"chat {Options.Model} invalid_reply", $"chat {Options.Model} -"],
            measured.Of("gen_ai.client.operation.duration", Tags).Select(one => one.Tags));
        // The reply that was refused was paid for, too.
        var usage = Assert.Single(reply.Origin.Usage);
        var tokens = measured.Of("gen_ai.client.token.usage", "gen_ai.token.type");
        Assert.Equal(usage.InputTokens, tokens.Where(one => one.Tags == "input").Sum(one => one.Value));
        Assert.Equal(usage.OutputTokens, tokens.Where(one => one.Tags == "output").Sum(one => one.Value));
    }
}

[Collection(Metrics.Name)]
public sealed class StorageMetricTests : IDisposable
{
    private readonly StorageFolder _folder = new();

    [Fact]
    public async Task AGroupOfWritesIsMeasuredOnceWithItsSize()
    {
        using var held = await HeldWriter.Hold(_folder.Database);
        using Measured measured = new();
        var others = Enumerable.Range(0, 5).Select(i => _folder.Database.Write(TestWrite.Row($"row {i}"))).ToList();

        held.Release();
        await Task.WhenAll([held.Write, .. others]);

        Assert.Equal([(1, "sqlite"), (5, "sqlite")], measured.Of("interviewing.storage.write.size", "db.system.name"));
        Assert.Equal(["-", "-"], measured.Of("interviewing.storage.write.duration", "error.type").Select(one => one.Tags));
    }

    public void Dispose() => _folder.Dispose();
}
