using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Crashes;

/// <summary>
/// Kills the process at the steps of a response: answer written, interviewer asked meanwhile, outcome written, events out.
/// </summary>
public sealed class CrashPointTests
{
    private const string SecondWords = "The second answer: I showed both apprentices how the dough feels when it is ready.";

    [Theory]
    [InlineData("before-answer-write", false)]
    [InlineData("after-answer-write", true)]
    [InlineData("before-interviewer", null)]
    [InlineData("after-interviewer", null)]
    [InlineData("before-outcome-write", true)]
    [InlineData("after-outcome-write", true)]
    public async Task AKillAtAnyPointOfAResponseLosesNothingAndRepeatsNothing(string point, bool? answerIsOnDisk)
    {
        await using var provider = await FakeOpenAIServer.StartAsync();
        await using var product = await Installation.StartThatHaltsAt($"{point}:2", ProviderSettings.For(provider));
        var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 2);
        await interview.Say(Texts.Answer(1));

        var unanswered = product.Interviews.Respond(interview.Id, "response-2", SecondWords);
        await product.Process.WaitForLine($"halted at {point}", Deadline.Generous);
        await product.KillAndStart();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => unanswered);

        // Nobody sends the answer again: where it is on disk the turn completes all the same, once somebody looks. The interviewer
        // is asked while the answer is being written, so there it may be either.
        var isOnDisk = (await Words(product, interview.Id)).Contains(SecondWords);
        Assert.Equal(answerIsOnDisk ?? isOnDisk, isOnDisk);
        if (isOnDisk)
            await TurnCompletes(product, interview.Id);

        // And whoever does send it again gets the one outcome.
        await interview.Say(SecondWords);
        await interview.RepeatAll();
        await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(3));

        var record = await InterviewRecord.Read(product.Interviews, interview.Id);
        Assert.Equal(interview.Said.Select(said => said.Words), record.CandidatesWords);
        Assert.False(record.Status.Degraded);
        await product.Interviews.Summary(interview.Id);
        CheckCharges(provider, await product.Interviews.Status(interview.Id), turns: interview.Said.Count);
    }

    // Each turn has a key of its own, so that a provider that honours them charges a repeated call once; what the
    // interview counts is that.
    private static void CheckCharges(FakeOpenAIServer provider, StatusAnswer status, int turns)
    {
        const int planAndSummary = 2;
        Assert.All(provider.Calls, call => Assert.NotNull(call.IdempotencyKey));
        Assert.Equal(turns + planAndSummary, provider.Charged);
        Assert.Equal(turns + planAndSummary, Assert.Single(status.Usage).Calls);
    }

    private static Task TurnCompletes(Installation product, string id) => Deadline.Until(
        "the unfinished turn is completed by the next activation",
        async () => !(await product.Interviews.Transcript(id))[^1].IsCandidates);

    private static async Task<IEnumerable<string>> Words(Installation product, string id) =>
        (await product.Interviews.Transcript(id)).Where(u => u.IsCandidates).Select(u => u.Text);
}
