using FakeOpenAI;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Interviews;

/// <summary>What each state allows and what it refuses, over HTTP.</summary>
public sealed class StateRuleTests : IAsyncLifetime
{
    private FakeOpenAIServer _provider = null!;
    private Installation _product = null!;

    private InterviewClient Interviews => _product.Interviews;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeOpenAIServer.StartAsync();
        _product = await Installation.Start(ProviderSettings.For(_provider));
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task AnInterviewCanBeEndedInEveryStateAndThenTakesNoMore()
    {
        string[][] ways =
        [
            [],
            [Texts.Answer(1)],
            [Texts.Answer(1), Texts.TooBrief],
            [Texts.Answer(1), Texts.Answer(2)],
        ];
        string[] states = ["introduction", "questioning", "follow_up", "concluding"];
        foreach (var (way, state) in ways.Zip(states))
        {
            var interview = await Conversation.Begin(Interviews, Texts.Job, questionCount: 1);
            foreach (var words in way)
                await interview.Say(words);
            Assert.Equal(state, interview.Last.State);
            await EndAndCheck(interview.Id);
        }

        await EndAndCheck(await Interviews.Create(Texts.Job));
    }

    [Fact]
    public async Task WhatTheStateDoesNotAllowIsA409WithTheState()
    {
        var id = await Interviews.Create(Texts.Job);
        AssertConflict(await Interviews.Respond(id, "early", Texts.Answer(1)), "waiting");
        AssertConflict(await Interviews.Get($"/interview/{id}/summary"), "waiting");

        var interview = new Conversation(Interviews, id);
        var first = await interview.Start();
        Assert.Equal(first, (await Interviews.Start(id)).As<TurnAnswer>());
        await interview.Say(Texts.Answer(1));
        AssertConflict(
            await Interviews.Post($"/interview/{id}/response", new { response = "x", questionId = "q7" }), "questioning");
    }

    [Fact]
    public async Task OfTwoAnswersToOneQuestionOneIsTaken()
    {
        var interview = await Conversation.Begin(Interviews, Texts.Job);
        TaskCompletionSource released = new();
        _provider.Enqueue(FakeBehaviour.HeldUntil(released.Task));
        var answers = new[]
        {
            Interviews.Respond(interview.Id, "one", "The one answer."),
            Interviews.Respond(interview.Id, "other", "The other answer."),
        };

        // One is refused while the other is with the interviewer.
        Assert.Equal(409, (await await Task.WhenAny(answers)).Status);
        released.SetResult();
        Assert.Equal([200, 409], (await Task.WhenAll(answers)).Select(answer => answer.Status).Order());
        Assert.Single((await InterviewRecord.Read(Interviews, interview.Id)).CandidatesWords);
    }

    [Fact]
    public async Task TheSameAnswerSentTwiceAtOnceHasOneOutcome()
    {
        var interview = await Conversation.Begin(Interviews, Texts.Job);
        _provider.Enqueue(FakeBehaviour.Slow(TimeSpan.FromMilliseconds(300)));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Interviews.Respond(interview.Id, "same", Texts.Answer(1))));

        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(200, answers[0].Status);
        Assert.Single((await InterviewRecord.Read(Interviews, interview.Id)).CandidatesWords);
    }

    [Fact]
    public async Task AnErasedInterviewIsGoneAlsoAfterARestart()
    {
        var interview = await Conversation.Begin(Interviews, Texts.Job);
        await interview.Say(Texts.Answer(1));
        Assert.Equal(200, (await Interviews.Delete($"/interview/{interview.Id}")).Status);
        await AssertGone(interview.Id);
        await _product.KillAndStart();
        await AssertGone(interview.Id);
    }

    private async Task EndAndCheck(string id)
    {
        var ended = await Interviews.End(id);
        Assert.Equal("completed", ended.As<TurnAnswer>().State);
        Assert.Equal(ended, await Interviews.End(id));
        AssertConflict(await Interviews.Respond(id, "late", Texts.Answer(9)), "completed");
        AssertConflict(await Interviews.Start(id), "completed");

        var record = await InterviewRecord.Read(Interviews, id);
        Assert.Equal("ended", record.Status.EndReason);
        record.CheckQuotes(await Interviews.Summary(id));
    }

    private async Task AssertGone(string id)
    {
        foreach (var part in (string[])["", "/transcript", "/summary", "/events", "/plan"])
            Assert.Equal(404, (await Interviews.Get($"/interview/{id}{part}")).Status);
        Assert.Equal(404, (await Interviews.Start(id)).Status);
        Assert.DoesNotContain(id, (await Interviews.Get("/interviews")).Body, StringComparison.Ordinal);
    }

    private static void AssertConflict(Answer answer, string state)
    {
        var problem = answer.As<ProblemAnswer>(409);
        Assert.Equal((409, 409, state), (problem.Status, problem.StatusCode, problem.State));
    }
}
