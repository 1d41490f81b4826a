using FakeOpenAI;
using FakeOpenAI.Lean;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Provider;

/// <summary>The provider that the load is measured with.</summary>
public sealed class LeanProviderTests
{
    [Fact]
    public async Task ItConductsAWholeInterviewOfWhichTheProductRefusesNothing()
    {
        await using var provider = LeanServer.Start(new FakeOpenAIOptions { Model = "lean-model" });
        await using var product = await Installation.Start(ProviderSettings.For(provider.BaseUrl));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 3);
        await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions
            : interview.Said.Count == 1 ? Texts.TooBrief
            : Texts.Answer(interview.Said.Count));

        var record = await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.False(record.Status.Degraded);
        Assert.Equal(interview.Said.Select(said => said.Words), record.CandidatesWords);
        var summary = await product.Interviews.Summary(interview.Id);
        record.CheckQuotes(summary);
        Assert.Equal((false, "lean-model", 0), (summary.Degraded, summary.Model, summary.DroppedQuotes));
        // A plan, an opening, three answers, one of them with a follow-up, a closing, a summary; none had to be repeated.
        Assert.Equal(8, Assert.Single(record.Status.Usage).Calls);
    }
}
