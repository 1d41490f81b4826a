using Interviewing.Interviewers;
using Interviewing.Interviewers.BuiltIn;
using Interviewing.Interviewers.OpenAI;

namespace Interviewing.Interviews;

/// <summary>Each score says what made it.</summary>
public sealed class ProvenanceTests
{
    [Fact]
    public void AnAnalysisNamesThePromptAndTheRubricThatMadeIt()
    {
        var builder = new InterviewBuilder().Start();
        builder.Turn("Hello.");
        builder.Take("One.");
        var turn = builder.Reply(
            analysis: new() { Score = 4, Reason = "said so", Model = "model-1" },
            origin: InterviewBuilder.Origin() with { Prompt = "answer-1+abc" });

        Assert.Equal(
            ("model-1", "answer-1+abc", RubricVersion.Of(builder.Interview.Questions[0])),
            (turn.Analysis!.Model, turn.Analysis.Prompt, turn.Analysis.Rubric));
    }

    [Fact]
    public void ACompetencyListsTheScoresThatItIsTheMeanOf()
    {
        var builder = new InterviewBuilder(questions: 3).Start();
        builder.Turn("Hello.");
        builder.Turn("One.", followUp: "And?", score: 2);
        var counts = builder.Interview.Facts.OfType<AnswerTaken>().Count();
        builder.Turn("More.", score: 4);
        builder.Turn("Two.", score: null);
        builder.Close(EndReason.Ended);
        var request = SummaryRules.Ask(builder.Interview);

        var summary = SummaryRules.Make(
            builder.Interview, request, new() { Summary = "x", Origin = InterviewBuilder.Origin() with { Prompt = "summary-1+d" } },
            builder.Now).Summary;

        Assert.Equal(("summary-1+d", SummaryRules.Version), (summary.Prompt, summary.Rules));
        var score = Assert.Single(summary.Competencies[0].Provenance);
        var answer = builder.Interview.Facts.OfType<AnswerTaken>().ElementAt(counts);
        Assert.Equal(("q1", answer.Sequence, 4, "m"), (score.QuestionId, score.Sequence, score.Score, score.Model));
        Assert.Equal(RubricVersion.Of(builder.Interview.Questions[0]), score.Rubric);
        Assert.Empty(summary.Competencies[1].Provenance);
        Assert.Empty(summary.Competencies[2].Provenance);
    }

    [Fact]
    public void AnotherQuestionOrExpectationIsAnotherRubric()
    {
        var question = new Question { Id = "q1", Text = "Why?", Competency = "Drive", Expected = "Reasons" };
        string[] versions =
        [
            RubricVersion.Of(question),
            RubricVersion.Of(question with { Text = "What?" }),
            RubricVersion.Of(question with { Competency = "Skill" }),
            RubricVersion.Of(question with { Expected = null }),
            RubricVersion.Of(question with { Text = "Why?\0Drive", Competency = "" }),
        ];
        Assert.Equal(versions.Length, versions.Distinct().Count());
        Assert.Equal(versions[0], RubricVersion.Of(question with { Id = "other" }));
    }

    [Fact]
    public void EveryPromptHasAVersionAndTheHashOfItsText()
    {
        Assert.All(CallKind.All, kind => Assert.Matches($@"^{kind.Name}-\d+\+[0-9a-f]{{16}}$", kind.PromptVersion));
        Assert.Equal(CallKind.All.Count, CallKind.All.Select(kind => kind.PromptVersion[^16..]).Distinct().Count());
    }

    [Fact]
    public async Task TheBuiltInInterviewerHasAVersionOfItsOwn()
    {
        var reply = await new BuiltInInterviewer().ReplyAsync(
            new()
            {
                Brief = new() { SessionId = "s", JobDescription = "Nurse.", Language = "en" },
                Turn = 1,
                Kind = TurnKind.Answer,
                Prompt = "Why?",
                Answer = "Because.",
                Question = new() { Id = "q1", Text = "Why?", Competency = "Drive" },
            },
            TestContext.Current.CancellationToken);
        Assert.Equal((ReplyOrigin.BuiltInModel, BuiltInInterviewer.Version), (reply.Origin.Model, reply.Origin.Prompt));
    }
}
