using Interviewing.Interviewers;

namespace Interviewing.Interviews;

public sealed class SummaryRulesTests
{
    [Theory]
    [InlineData(new[] { 5, 5 }, 5.0, Recommendation.StrongYes)]
    [InlineData(new[] { 4, 3 }, 3.5, Recommendation.Yes)]
    [InlineData(new[] { 2, 3 }, 2.5, Recommendation.Mixed)]
    [InlineData(new[] { 1, 2 }, 1.5, Recommendation.No)]
    [InlineData(new[] { 5, 0 }, 5.0, Recommendation.StrongYes)]
    [InlineData(new[] { 5, 0, 0 }, 5.0, Recommendation.InsufficientEvidence)]
    [InlineData(new[] { 0, 0 }, null, Recommendation.InsufficientEvidence)]
    public void TheRecommendationFollowsFromTheScores(int[] scores, double? overall, Recommendation expected)
    {
        var summary = Conduct(scores);
        Assert.Equal(overall, summary.OverallScore);
        Assert.Equal(expected, summary.Recommendation);
        Assert.Equal(scores.Select(score => score == 0 ? (double?)null : score), summary.Competencies.Select(c => c.Score));
        Assert.All(summary.Competencies, c => Assert.Equal(c.Score is null, c.Reason is not null));
    }

    [Fact]
    public void EveryQuoteStandsInTheTranscriptAtItsNumber()
    {
        var flow = new InterviewBuilder(questions: 1).Start();
        flow.Turn("Hello.");
        flow.Take("I cut waiting times by a third.");
        flow.Reply(followUp: "How?", analysis: Analysis(3, "cut waiting times", "never said"));
        flow.Take("By moving triage to the door.");
        flow.Reply(analysis: Analysis(4, "moving triage to the door"));
        var summary = Summary(flow.Close(EndReason.Ended));
        Assert.Equal(4, summary.OverallScore);
        Assert.Equal(1, summary.DroppedQuotes);
        Assert.Equal(2, summary.Competencies[0].Evidence.Length);
        var transcript = InterviewViews.Transcript(flow.Interview).ToDictionary(u => u.Sequence, u => u.Text);
        Assert.All(
            summary.Competencies.SelectMany(c => c.Evidence),
            e => Assert.Contains(e.Quote, transcript[e.Sequence], StringComparison.Ordinal));
    }

    [Fact]
    public void EachAnalysedAnswerIsReadWithItsQuestionWhileTheInterviewRuns()
    {
        var flow = new InterviewBuilder(questions: 2).Start();
        flow.Turn("Hello.");
        flow.Take("I cut waiting times by a third.");
        flow.Reply(followUp: "How?", analysis: Analysis(3, "cut waiting times", "never said"));
        var second = flow.Take("By moving triage to the door.");
        flow.Reply(analysis: Analysis(4, "moving triage to the door"));

        var analyses = InterviewViews.Analyses(flow.Interview);

        Assert.Equal([("q1", "Competency 1", 3), ("q1", "Competency 1", 4)], analyses.Select(a => (a.QuestionId!, a.Competency!, a.Analysis.Score!.Value)));
        Assert.Equal(second.Sequence, analyses[1].Sequence);
        Assert.Equal(["cut waiting times"], analyses[0].Analysis.Evidence);
    }

    [Fact]
    public void AFollowUpWithoutAScoreDoesNotTakeTheScoreOfTheQuestionAway()
    {
        var flow = new InterviewBuilder(questions: 1).Start();
        flow.Turn("Hello.");
        flow.Turn("Good.", followUp: "And?", score: 4);
        flow.Turn("Nothing to add.", score: null);
        Assert.Equal(4, Summary(flow.Close(EndReason.Ended)).OverallScore);
    }

    [Fact]
    public void AQuestionThatWasNotReachedIsNamedAsSuch()
    {
        var flow = new InterviewBuilder(questions: 2).Start();
        flow.Turn("Hello.");
        flow.Turn("Good.", score: 4);
        var summary = Summary(flow.Close(EndReason.TimeLimit));
        Assert.Contains("not answered", summary.Competencies[1].Reason, StringComparison.Ordinal);
        Assert.Equal(Recommendation.Yes, summary.Recommendation);
    }

    private static AnswerAnalysis Analysis(int score, params string[] quotes) =>
        new() { Score = score, Reason = "r", Model = "m", Evidence = [.. quotes] };

    private static InterviewSummary Conduct(int[] scores)
    {
        var flow = new InterviewBuilder(questions: scores.Length).Start();
        flow.Turn("Hello.");
        foreach (var score in scores)
            flow.Turn("An answer.", score: score == 0 ? null : score);
        return Summary(flow.Close(EndReason.Ended));
    }

    private static InterviewSummary Summary(InterviewBuilder flow)
    {
        var reply = new SummaryReply { Summary = "Words.", Origin = InterviewBuilder.Origin() };
        var made = SummaryRules.Make(flow.Interview, SummaryRules.Ask(flow.Interview), reply, flow.Now);
        flow.Interview.Append(made);
        return flow.Interview.Summary!;
    }
}
