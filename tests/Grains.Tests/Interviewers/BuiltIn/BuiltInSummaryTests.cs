using System.Collections.Immutable;
using Interviewing.Interviews;
using Interviewing.TestData;

namespace Interviewing.Interviewers.BuiltIn;

public sealed class BuiltInSummaryTests
{
    public static TheoryData<string> AllTrades => [.. Trades.All];

    [Theory, MemberData(nameof(AllTrades))]
    public async Task SummarySaysThatNoLanguageModelWasUsed(string trade)
    {
        foreach (var set in Trades.Sets)
        {
            var summary = (await Conducted.With(InterviewScript.Load(trade, set))).Summary;

            Assert.Contains("no language model was used", summary.Summary, StringComparison.Ordinal);
            Assert.InRange(Sentences(summary.Summary), 3, 8);
            Assert.InRange(summary.Strengths.Length, 0, 5);
            Assert.InRange(summary.AreasForImprovement.Length, 0, 5);
            Assert.Equal(ReplyOrigin.BuiltInModel, summary.Origin.Model);
        }
    }

    [Theory, MemberData(nameof(AllTrades))]
    public async Task StrongCandidatesHaveStrengthsAndWeakOnesAreas(string trade)
    {
        var strong = (await Conducted.With(InterviewScript.Load(trade, "strong"))).Summary;
        var weak = (await Conducted.With(InterviewScript.Load(trade, "weak"))).Summary;

        Assert.True(strong.Strengths.Length >= 3);
        Assert.Empty(weak.Strengths);
        Assert.True(weak.AreasForImprovement.Length >= 3);
    }

    [Theory]
    [InlineData(EndReason.Ended, "ended early")]
    [InlineData(EndReason.TimeLimit, "time limit")]
    [InlineData(EndReason.Abandoned, "abandoned")]
    public async Task EarlyEndAndOpenQuestionsAreMentioned(EndReason reason, string words)
    {
        var summary = await Summarise(reason, answered: 2, of: 5, ReplyOrigin.BuiltInModel);

        Assert.Contains(words, summary.Summary, StringComparison.Ordinal);
        Assert.Contains("3 questions were not answered", summary.Summary, StringComparison.Ordinal);
        Assert.InRange(Sentences(summary.Summary), 3, 8);
    }

    [Fact]
    public async Task NothingAnsweredIsSaid()
    {
        var summary = await Summarise(EndReason.Abandoned, answered: 0, of: 1, ReplyOrigin.BuiltInModel);

        Assert.Contains("could be scored", summary.Summary, StringComparison.Ordinal);
        Assert.Contains("1 question was not answered", summary.Summary, StringComparison.Ordinal);
        Assert.InRange(Sentences(summary.Summary), 3, 8);
        Assert.Empty(summary.Strengths);
    }

    [Fact]
    public async Task ModelThatAnalysedAnswersIsNamed()
    {
        var summary = await Summarise(EndReason.Completed, answered: 3, of: 3, "gpt-4.1-mini");

        Assert.Contains("no language model was used for this summary", summary.Summary, StringComparison.Ordinal);
        Assert.Contains("gpt-4.1-mini", summary.Summary, StringComparison.Ordinal);
    }

    private static Task<SummaryReply> Summarise(EndReason reason, int answered, int of, string model)
    {
        var results = Enumerable.Range(1, of).Select(number => new QuestionResult
        {
            Question = new() { Id = $"q{number}", Text = $"Question {number}?", Competency = $"Competency {number}" },
            Exchanges = number <= answered ? [new($"Question {number}?", "I rang the registrar.")] : [],
            Analysis = number <= answered ? new() { Score = 3, Reason = "It has some.", Model = model } : null,
        }).ToImmutableArray();
        return new BuiltInInterviewer().SummariseAsync(
            new()
            {
                Brief = Conducted.Brief(Trades.JobDescription("icu-nurse")),
                Results = results,
                OverallScore = answered > 0 ? 3.0 : null,
                Recommendation = Recommendation.Mixed,
                EndReason = reason,
            },
            default);
    }

    private static int Sentences(string text) => text.Split([". ", "? ", "! "], StringSplitOptions.RemoveEmptyEntries).Length;
}
