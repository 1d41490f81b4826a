using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Provider;

/// <summary>Interviews behind a real HTTP server in OpenAI's shape that misbehaves.</summary>
public sealed class ProviderTroubleTests
{
    private const double CallTimeout = 4;
    private const int Tries = 3;

    [Fact]
    public async Task AnInterviewGoesOnThroughEveryTroubleAndRecovers()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start(ProviderSettings.For(provider, CallTimeout));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 8);
        Assert.False(interview.Last.Degraded);

        // Troubles that pass within the retries: the model's own words come all the same.
        await Say(degraded: false, FakeBehaviour.Slow(TimeSpan.FromMilliseconds(400)));
        await Say(degraded: false, FakeBehaviour.TooManyRequests("1"));
        await Say(degraded: false, FakeBehaviour.Fail(500), FakeBehaviour.Fail(503));
        await Say(degraded: false, FakeBehaviour.With(ReplyFault.HalfAnswer));
        await Say(degraded: false, FakeBehaviour.With(ReplyFault.InvalidJson));
        await Say(degraded: false, FakeBehaviour.With(ReplyFault.InventedQuote));

        // One that does not: the built-in interviewer takes the turn and says so.
        await Say(degraded: true, [.. Enumerable.Repeat(FakeBehaviour.Hang, Tries)]);

        // And then the model is back.
        await Say(degraded: false);
        await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(99));

        var record = await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.True(record.Status.Degraded);
        Assert.Equal(interview.Said.Select(said => said.Words), record.CandidatesWords);
        var summary = await product.Interviews.Summary(interview.Id);
        record.CheckQuotes(summary);
        Assert.True(summary.Degraded);
        Assert.Equal(1, summary.DroppedQuotes);

        async Task Say(bool degraded, params FakeBehaviour[] behaviours)
        {
            provider.Enqueue(behaviours);
            var turn = await interview.Say(Texts.Answer(interview.Said.Count + 1));
            Assert.Equal(degraded, turn.Degraded);
        }
    }

    [Fact]
    public async Task UsageIsWhatTheProviderCharged()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.Start(ProviderSettings.For(provider));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 2);
        provider.Enqueue(FakeBehaviour.Normal, FakeBehaviour.Fail(500));
        await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(interview.Said.Count));
        var summary = await product.Interviews.Summary(interview.Id);
        Assert.Equal(provider.Options.Model, summary.Model);

        var usage = Assert.Single((await product.Interviews.Status(interview.Id)).Usage);
        Assert.Equal(provider.Options.Model, usage.Model);
        Assert.Equal(provider.Charged, usage.Calls);
        Assert.Equal(provider.Answers, usage.Calls);
        Assert.True(usage is { InputTokens: > 0, OutputTokens: > 0 });
        Assert.InRange(usage.CachedInputTokens, 0, usage.InputTokens);
    }

    [Fact]
    public async Task AProviderThatIsDownFromTheBeginningLeavesADegradedInterviewThatEnds()
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        provider.Otherwise = _ => FakeBehaviour.Fail(400);
        await using var product = await Installation.Start(ProviderSettings.For(provider));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 1);
        await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(1));

        var record = await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.True(record.Status is { Degraded: true, State: "completed" });
        Assert.Empty(record.Status.Usage);
        var summary = await product.Interviews.Summary(interview.Id);
        Assert.Equal((true, "built-in"), (summary.Degraded, summary.Model));
    }
}
