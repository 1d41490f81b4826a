using System.Text.Json.Nodes;
using FakeOpenAI;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What becomes of replies: taken, repaired or refused.</summary>
public sealed class ReplyTests : ProviderTest
{
    [Fact]
    public async Task APlanHasTheQuestionsAskedForInOrder()
    {
        var plan = await Interviewer.PlanAsync(Given.Plan, Cancel);

        Assert.Equal(["q1", "q2", "q3", "q4"], plan.Questions.Select(question => question.Id));
        Assert.Equal(4, plan.Questions.Select(question => question.Text).Distinct().Count());
        Assert.All(plan.Questions, question => Assert.NotEmpty(question.Competency));
        Assert.Equal(QuestionType.Technical, plan.Questions[1].Type);
        Assert.StartsWith("Hello.", plan.Introduction, StringComparison.Ordinal);
        Assert.NotNull(plan.Conclusion);
        Assert.NotNull(plan.Farewell);
        Assert.Matches(@"^plan-\d+\+[0-9a-f]{16}$", plan.Origin.Prompt);
    }

    [Fact]
    public async Task AnAnswerIsScoredWithQuotesThatStandInIt()
    {
        var reply = await ReplyAsync();

        Assert.InRange(reply.Analysis!.Score!.Value, 1, 5);
        Assert.Contains(Assert.Single(reply.Analysis.Evidence), Given.LongAnswer, StringComparison.Ordinal);
        Assert.Equal(0, reply.Analysis.DroppedQuotes);
        Assert.Equal("fake-model-2026-01-01", reply.Analysis.Model);
        Assert.Equal("fake-model-2026-01-01", reply.Origin.Model);
        Assert.False(reply.Origin.Degraded);
        Assert.Null(reply.FollowUp);
    }

    [Fact]
    public async Task AShortAnswerGetsAFollowUpOnlyWhereOneIsAllowed()
    {
        var brief = Given.Answer with { Answer = "I just managed it." };

        Assert.NotNull((await Interviewer.ReplyAsync(brief, Cancel)).FollowUp);
        Assert.Null((await Interviewer.ReplyAsync(brief with { MayFollowUp = false }, Cancel)).FollowUp);
    }

    [Fact]
    public async Task AFollowUpThatIsNotAllowedIsLeftOut()
    {
        Answers(ReplyFault.TooManyQuestions);

        Assert.Null((await Interviewer.ReplyAsync(Given.Answer with { MayFollowUp = false }, Cancel)).FollowUp);
    }

    [Fact]
    public async Task AQuoteThatNobodySaidIsDroppedAndCounted()
    {
        Answers(ReplyFault.InventedQuote);

        var analysis = (await ReplyAsync()).Analysis!;

        Assert.NotNull(analysis.Score);
        Assert.Contains(Assert.Single(analysis.Evidence), Given.LongAnswer, StringComparison.Ordinal);
        Assert.Equal(1, analysis.DroppedQuotes);
    }

    [Fact]
    public async Task AScoreThatRestsOnNoTrueQuoteIsNoScore()
    {
        Answers(ReplyFault.OnlyInventedQuotes);

        var analysis = (await ReplyAsync()).Analysis!;

        Assert.Null(analysis.Score);
        Assert.Equal("insufficient evidence", analysis.Reason);
        Assert.Empty(analysis.Evidence);
        Assert.Equal(1, analysis.DroppedQuotes);
    }

    [Fact]
    public async Task AQuestionThatWasAskedBeforeIsNotAskedAgain()
    {
        Answers(ReplyFault.RepeatedQuestion);

        var reply = await ReplyAsync();

        Assert.Null(reply.FollowUp);
        Assert.NotNull(reply.Analysis!.Score);
    }

    [Fact]
    public async Task AFollowUpAsksOneThingAndAnAcknowledgementNothing()
    {
        Answers(ReplyFault.TooManyQuestions);

        var reply = await ReplyAsync();

        Assert.Equal("What was the result?", reply.FollowUp);
        Assert.Equal("Thank you, that is clear. Good.", reply.Acknowledgement);
    }

    [Fact]
    public async Task TextsAreCutAtASentenceAndFreedFromControlCharacters()
    {
        Answers(ReplyFault.Sprawling);

        var reply = await ReplyAsync();

        Assert.InRange(reply.Acknowledgement.Length, 100, 600);
        Assert.EndsWith(".", reply.Acknowledgement, StringComparison.Ordinal);
        Assert.DoesNotContain(reply.Acknowledgement, char.IsControl);
        Assert.DoesNotContain('\u202e', reply.Acknowledgement);
        Assert.InRange(reply.Analysis!.Reason.Length, 100, 500);
    }

    [Fact]
    public async Task APlanWithTooManyQuestionsIsCut()
    {
        Answers(ReplyFault.MoreQuestions);

        Assert.Equal(4, (await Interviewer.PlanAsync(Given.Plan, Cancel)).Questions.Length);
        Assert.Single(Provider.Calls);
    }

    [Theory]
    [InlineData(ReplyFault.FewerQuestions)]
    [InlineData(ReplyFault.SameQuestionTwice)]
    [InlineData(ReplyFault.WrongScript)]
    [InlineData(ReplyFault.WrongLanguage)]
    [InlineData(ReplyFault.InvalidJson)]
    [InlineData(ReplyFault.ClaimsToBeHuman)]
    public async Task APlanThatCannotBeRepairedIsAskedForAgain(ReplyFault fault)
    {
        Answers(fault);

        Assert.Equal(4, (await Interviewer.PlanAsync(Given.Plan, Cancel)).Questions.Length);
        Assert.Equal(2, Provider.Calls.Length);
    }

    [Theory]
    [InlineData(ReplyFault.InvalidJson)]
    [InlineData(ReplyFault.Empty)]
    [InlineData(ReplyFault.ScoreNine)]
    [InlineData(ReplyFault.NoScoreNoReason)]
    [InlineData(ReplyFault.WrongScript)]
    [InlineData(ReplyFault.WrongLanguage)]
    [InlineData(ReplyFault.ClaimsToBeHuman)]
    public async Task AReplyThatCannotBeRepairedIsAskedForOnceMoreAndTheModelIsToldWhy(ReplyFault fault)
    {
        Answers(fault);

        Assert.NotNull((await ReplyAsync()).Analysis);

        Assert.Equal(2, Provider.Calls.Length);
        Assert.Equal(Provider.Calls[0].IdempotencyKey + "-2", Provider.Calls[1].IdempotencyKey);
        Assert.Null(RefusedBecause(Provider.Calls[0]));
        Assert.NotNull(RefusedBecause(Provider.Calls[1]));
    }

    [Fact]
    public async Task TheSecondRefusedReplyIsTheLast()
    {
        Provider.Otherwise = _ => FakeBehaviour.With(ReplyFault.ScoreNine);

        var failure = await FailAsync();

        Assert.Equal(2, Provider.Calls.Length);
        Assert.StartsWith("InvalidReply", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReplyFault.Refusal, "Refusal")]
    [InlineData(ReplyFault.Length, "CutOff")]
    [InlineData(ReplyFault.ContentFilter, "Filtered")]
    public async Task WhatTheSameRequestWouldMeetAgainIsNotTriedAgain(ReplyFault fault, string named)
    {
        Provider.Otherwise = _ => FakeBehaviour.With(fault);

        Assert.StartsWith(named, (await FailAsync()).Message, StringComparison.Ordinal);
        Assert.Single(Provider.Calls);
    }

    [Theory]
    [InlineData("de", ReplyFault.WrongLanguage, 1)]
    [InlineData("de-AT", ReplyFault.WrongLanguage, 1)]
    [InlineData("ru", ReplyFault.WrongScript, 1)]
    [InlineData("ja", ReplyFault.WrongLanguage, 2)]
    public async Task TheLanguageIsTheOneOfTheInterview(string language, ReplyFault spoken, int calls)
    {
        Provider.Otherwise = _ => FakeBehaviour.With(spoken);
        var request = Given.Opening with { Brief = Given.Brief with { Language = language } };

        var asking = Interviewer.ReplyAsync(request, Cancel);

        if (calls == 1)
            Assert.NotEmpty((await asking).Acknowledgement);
        else
            await Assert.ThrowsAsync<InterviewerFailedException>(() => asking);
        Assert.Equal(calls, Provider.Calls.Length);
    }

    [Fact]
    public async Task AClosingTurnSaysWhetherTheCandidateIsDone()
    {
        Assert.False((await Interviewer.ReplyAsync(Given.Closing, Cancel)).CandidateIsDone);
        Assert.True((await Interviewer.ReplyAsync(Given.Closing with { Answer = "No, thanks." }, Cancel)).CandidateIsDone);
    }

    [Fact]
    public async Task ASummaryHasWordsAndPoints()
    {
        var reply = await Interviewer.SummariseAsync(Given.Summary, Cancel);

        Assert.NotEmpty(reply.Summary);
        Assert.Single(reply.Strengths);
        Assert.Single(reply.AreasForImprovement);
    }

    private static string? RefusedBecause(FakeCall call)
    {
        var content = (string)JsonNode.Parse(call.Body)!["messages"]![1]!["content"]!;
        return (string?)JsonNode.Parse(content)!["last_reply_refused_because"];
    }
}
