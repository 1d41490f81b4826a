using System.Collections.Immutable;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class PlanTests
{
    private const string Path = $"/interview/{Samples.Id}/plan";
    private const string Kinds = "behavioral, technical, situational, experience, motivation";

    public static TheoryData<string, string, string> Refused => new()
    {
        { "{}", "questions", "is required" },
        { """{"questions":"all"}""", "questions", "must be an array of objects" },
        { """{"questions":[]}""", "questions", "must have 1 to 20 questions; it has 0" },
        { $$"""{"questions":[{{string.Join(',', Enumerable.Repeat(Question(), 21))}}]}""", "questions", "must have 1 to 20 questions; it has 21" },
        { """{"questions":[null]}""", "questions[0]", "must be an object" },
        { $$"""{"questions":[{{Question()}},7]}""", "questions[1]", "must be an object" },
        { $$"""{"questions":[{{Question()}},{{Question()}},{{Question(text: "null")}}]}""", "questions[2].text", "is required" },
        { $$"""{"questions":[{{Question(text: "8")}}]}""", "questions[0].text", "must be a string of Unicode text" },
        { $$"""{"questions":[{{Question(text: "\"" + new string('a', 1001) + "\"")}}]}""", "questions[0].text", "must have at most 1000 characters; it has 1001" },
        { $$"""{"questions":[{{Question(type: "\"riddle\"")}}]}""", "questions[0].type", "must be one of " + Kinds },
        { $$"""{"questions":[{{Question(type: "null")}}]}""", "questions[0].type", "is required: one of " + Kinds },
        { $$"""{"questions":[{{Question(competency: "null")}}]}""", "questions[0].competency", "is required" },
        { $$"""{"questions":[{{Question(competency: "\"a\\nb\"")}}]}""", "questions[0].competency", "must not contain control characters" },
        { $$"""{"questions":[{{Question(id: "\"a b\"")}}]}""", "questions[0].id", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { $$"""{"questions":[{{Question(id: "\"a\"")}},{{Question(id: "\"a\"")}}]}""", "questions[1].id", "must not be the id of another question" },
        { $$"""{"questions":[{{Question(expected: "{}")}}]}""", "questions[0].expected", "must be a string of Unicode text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AQuestionThatBreaksARuleIsNamedByItsPlace(string body, string field, string rule)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.PutAsync(Path, body);

        Assert.Equal(400, reply.Status);
        Assert.Equal([rule], reply.ErrorsOf(field));
        Assert.Single(reply.Json.GetProperty("errors").EnumerateObject());
    }

    [Fact]
    public async Task QuestionsWithoutAnIdGetAFreeOne()
    {
        ImmutableArray<Question> plan = [];
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IInterviewGrain>("ChangePlan", (_, arguments) =>
            Task.FromResult(plan = (ImmutableArray<Question>)arguments[0]!)));

        var reply = await host.PutAsync(
            Path, $$"""{"questions":[{{Question()}},{{Question(id: "\"q1\"", expected: "\"Much\"")}},{{Question(id: "\"own\"")}},{{Question()}}]}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(["q21", "q1", "own", "q4"], plan.Select(question => question.Id));
        Assert.Equal(
            new Question { Id = "q1", Text = "Why?", Type = QuestionType.Motivation, Competency = "Drive", Expected = "Much" },
            plan[1]);
        Assert.Equal(4, reply.Json.GetProperty("questions").GetArrayLength());
    }

    [Fact]
    public async Task AfterTheStartItIs409WithTheState()
    {
        await using var host = await WebFrontHost.StartAsync(grains => grains.Throws<IInterviewGrain, ImmutableArray<Question>>(
            "ChangePlan", new WrongStateException(InterviewState.FollowUp, "It has been started.")));

        var reply = await host.PutAsync(Path, $$"""{"questions":[{{Question()}}]}""");

        Assert.Equal(409, reply.Status);
        Assert.Equal("follow_up", reply.Json.GetProperty("state").GetString());
    }

    private static string Question(
        string text = "\"Why?\"", string type = "\"motivation\"", string competency = "\"Drive\"", string id = "null",
        string expected = "null") =>
        $$"""{"id":{{id}},"text":{{text}},"type":{{type}},"competency":{{competency}},"expected":{{expected}}}""";
}
