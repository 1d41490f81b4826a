using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class TurnTests
{
    private const string Path = $"/interview/{Samples.Id}/response";

    [Fact]
    public async Task AnAnswerWaitsTwentySecondsAndHasANameOfItsOwn()
    {
        List<CandidateResponse> taken = [];
        await using var host = await WebFrontHost.StartAsync(grains => Take(grains, taken, Samples.Turn));

        await host.PostAsync(Path, """{"response":"By the bed."}""");
        await host.PostAsync(Path, """{"response":"By the bed."}""");

        Assert.All(taken, response => Assert.Equal(TimeSpan.FromSeconds(20), response.Wait));
        Assert.Equal(2, taken.Select(response => response.ResponseId).Distinct().Count());
        Assert.All(taken, response => Assert.True(response.ResponseId.Length >= 32));
        Assert.All(taken, response => Assert.Null(response.QuestionId));
    }

    [Fact]
    public async Task TheCallersNamesAreKept()
    {
        List<CandidateResponse> taken = [];
        await using var host = await WebFrontHost.StartAsync(grains => Take(grains, taken, Samples.Turn));

        await host.PostAsync(Path, """{"response":" By the bed. ","responseId":"r-1","questionId":"q1"}""");

        Assert.Equal(
            new CandidateResponse
            {
                Text = " By the bed. ",
                ResponseId = "r-1",
                QuestionId = "q1",
                Wait = TimeSpan.FromSeconds(20),
            },
            Assert.Single(taken));
    }

    [Fact]
    public async Task WordsThatAreStillToComeAre202()
    {
        await using var host = await WebFrontHost.StartAsync(grains => Take(grains, [], Samples.Pending));

        var reply = await host.PostAsync(Path, """{"response":"By the bed."}""");

        Assert.Equal(202, reply.Status);
        Assert.Equal(
            $$"""{"id":"{{Samples.Id}}","sessionId":"{{Samples.Id}}","interviewId":"{{Samples.Id}}","state":"questioning","sequence":8}""",
            reply.Body);
        Assert.False(reply.Headers.ContainsKey("Preference-Applied"));
    }

    [Theory]
    [InlineData("respond-async")]
    [InlineData("return=minimal, Respond-Async; foo=bar")]
    public async Task WhoPrefersNotToWaitDoesNot(string preference)
    {
        List<CandidateResponse> taken = [];
        await using var host = await WebFrontHost.StartAsync(grains => Take(grains, taken, Samples.Pending));

        var reply = await host.PostAsync(Path, """{"response":"By the bed."}""", ("Prefer", preference));

        Assert.Equal(202, reply.Status);
        Assert.Equal("respond-async", reply.Headers["Preference-Applied"]);
        Assert.Equal(TimeSpan.Zero, Assert.Single(taken).Wait);
    }

    [Fact]
    public async Task ALastAnswerCompletes()
    {
        var last = Samples.Turn with { State = InterviewState.Completed, MessageType = MessageType.Farewell, QuestionId = null, Degraded = true };
        await using var host = await WebFrontHost.StartAsync(grains => Take(grains, [], last));

        var reply = await host.PostAsync(Path, """{"response":"Thank you."}""");

        Assert.True(reply.Json.GetProperty("completed").GetBoolean());
        Assert.True(reply.Json.GetProperty("degraded").GetBoolean());
        Assert.Equal("farewell", reply.Json.GetProperty("messageType").GetString());
        Assert.Equal("null", reply.Json.GetProperty("questionId").GetRawText());
    }

    [Theory]
    [InlineData("""{}""", "response", "is required")]
    [InlineData("""{"response":""}""", "response", "must not be empty")]
    [InlineData("""{"response":5}""", "response", "must be a string of Unicode text")]
    [InlineData("""{"response":"a\u0000"}""", "response", "must not contain the character NUL")]
    [InlineData("""{"response":"\udfff"}""", "response", "must be a string of Unicode text")]
    [InlineData("""{"response":"a","responseId":"a b"}""", "responseId", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -")]
    [InlineData("""{"response":"a","questionId":[]}""", "questionId", "must be a string of Unicode text")]
    public async Task AnAnswerThatBreaksARuleIsRefused(string body, string field, string rule)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.PostAsync(Path, body);

        Assert.Equal(400, reply.Status);
        Assert.Equal([rule], reply.ErrorsOf(field));
    }

    [Fact]
    public async Task AnAnswerMayHave20000Characters()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        Assert.Equal(200, (await host.PostAsync(Path, Response(20_000))).Status);
        Assert.Equal(400, (await host.PostAsync(Path, Response(20_001))).Status);

        static string Response(int length) => $$"""{"response":"{{new string('a', length)}}"}""";
    }

    [Fact]
    public async Task ASummaryInTheMakingIs503()
    {
        await using var host = await WebFrontHost.StartAsync(
            grains => grains.Returns<IInterviewGrain, InterviewSummary?>("GetSummary", null));

        var reply = await host.GetAsync($"/interview/{Samples.Id}/summary");

        Assert.Equal(503, reply.Status);
        Assert.Equal("2", reply.Headers["Retry-After"]);
    }

    private static void Take(FakeGrains grains, List<CandidateResponse> taken, InterviewerTurn outcome) =>
        grains.On<IInterviewGrain>("Respond", (_, arguments) =>
        {
            taken.Add((CandidateResponse)arguments[0]!);
            return Task.FromResult(outcome);
        });
}
