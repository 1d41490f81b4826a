using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.TestData;

namespace Interviewing.EndToEnd.Interviews;

/// <summary>Whole interviews of different trades with the built-in interviewer, some of them across a kill -9.</summary>
public sealed class WholeInterviewTests(BuiltInInstallation installation) : IClassFixture<BuiltInInstallation>
{
    private const int KillAfter = 3;

    private readonly Installation _product = installation.Product;

    public static TheoryData<string> EachTrade => [.. Trades.All];

    [Theory]
    [MemberData(nameof(EachTrade))]
    public async Task StrongAnswersScoreAtLeastOnePointAboveWeakOnesAndOffTopicOnesNothing(string trade)
    {
        // The strong interview goes on after a kill; its score does not notice.
        var strong = await Conduct(trade, "strong", said => said == KillAfter ? _product.KillAndStart() : Task.CompletedTask);
        var weak = await Conduct(trade, "weak");
        var offTopic = await Conduct(trade, "off-topic");

        Assert.NotNull(strong.OverallScore);
        Assert.NotNull(weak.OverallScore);
        Assert.True(
            strong.OverallScore >= weak.OverallScore + 1.0, $"strong {strong.OverallScore}, weak {weak.OverallScore}");
        Assert.Equal("insufficient_evidence", offTopic.Recommendation);
        Assert.NotEqual("insufficient_evidence", strong.Recommendation);
        Assert.NotEmpty(strong.Competencies.SelectMany(competency => competency.Evidence));
    }

    private async Task<SummaryAnswer> Conduct(string trade, string quality, Func<int, Task>? afterEach = null)
    {
        var script = InterviewScript.Load(trade, quality);
        var interview = await Conversation.Begin(_product.Interviews, script.JobDescription);
        var closing = new Queue<string>(script.Closing);
        await interview.SayAll(
            turn => turn.MessageType switch
            {
                "introduction" => script.Introduction,
                "question" => script.AnswerFor(turn.Message!),
                "follow_up" => script.MoreFor(turn.Message!),
                _ => closing.TryDequeue(out var words) ? words : Texts.NoQuestions,
            },
            afterEach);

        var record = await InterviewRecord.Read(_product.Interviews, interview.Id);
        Assert.Equal(("completed", "completed"), (record.Status.State, record.Status.EndReason));
        Assert.Equal(interview.Said.Select(said => said.Words), record.CandidatesWords);
        Assert.Equal(record.Status.QuestionCount, record.Transcript.Count(u => u is { Speaker: "ai", MessageType: "question" }));
        Assert.False(record.Status.Degraded);
        Assert.Empty(record.Status.Usage);

        var summary = await _product.Interviews.Summary(interview.Id);
        record.CheckQuotes(summary);
        Assert.Equal("built-in", summary.Model);
        Assert.Contains("language model", summary.Summary, StringComparison.OrdinalIgnoreCase);
        await interview.RepeatAll();
        return summary;
    }
}
