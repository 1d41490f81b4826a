using System.Collections.Immutable;
using Interviewing.Silos;

namespace Interviewing.Interviews;

public sealed class InterviewGrainTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task CreatingTwiceMakesOnePlan()
    {
        var grain = silo.NewInterview(out var id);
        var both = await Task.WhenAll(grain.Create(Command("once")), grain.Create(Command("once")));
        Assert.Equal(InterviewState.Waiting, both[0].State);
        Assert.Equal(both[0].CreatedAt, both[1].CreatedAt);
        Assert.Single(silo.Interviewer.Plans, plan => plan.Brief.SessionId == id);
    }

    [Fact]
    public async Task StartingTwiceReturnsTheFirstWords()
    {
        var grain = await Created();
        var first = await grain.Start();
        Assert.Equal((MessageType.Introduction, "Hello, I am an AI."), (first.MessageType, first.Message));
        Assert.Equal(first, await grain.Start());
        await grain.Respond(Answer("a", "r1"));
        Assert.Equal(first, await grain.Start());
    }

    [Fact]
    public async Task AnAnswerIsTakenOnceHoweverOftenItIsSent()
    {
        var grain = await Started();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => grain.Respond(Answer("Hello.", "same"))));
        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0], outcome));
        Assert.Equal("Question 1?", outcomes[0].Message);
        await grain.Respond(Answer("One.", "next"));
        Assert.Equal(outcomes[0], await grain.Respond(Answer("Hello.", "same")));
        Assert.Equal(2, (await grain.GetTranscript()).Count(u => u.Speaker == Speaker.Candidate));
    }

    [Fact]
    public async Task OfManyAnswersAtOnceOneIsTaken()
    {
        var grain = await Started();
        var tries = Enumerable.Range(0, 8).Select(n => Record.ExceptionAsync(() => grain.Respond(Answer("x", $"r{n}"))).AsTask());
        // The interviewer answers at once here, so a later one may be the answer to the next question: never two to one.
        var errors = await Task.WhenAll(tries);
        var transcript = await grain.GetTranscript();
        Assert.Equal(errors.Count(error => error is null), transcript.Count(u => u.Speaker == Speaker.Candidate));
        Assert.All(transcript.Select((u, i) => (u, i)), p => Assert.Equal(p.i % 2 == 0 ? Speaker.Ai : Speaker.Candidate, p.u.Speaker));
        Assert.All(errors.OfType<Exception>(), error => Assert.IsType<WrongStateException>(error));
    }

    [Fact]
    public async Task ReadsAndTheEndDoNotWaitForTheInterviewer()
    {
        var grain = await Started(out var id);
        var asked = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        silo.Turn(id, async (_, cancellation) =>
        {
            asked.SetResult();
            await using var registration = cancellation.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("never here");
        });
        var response = grain.Respond(Answer("Hello.", "r1"));
        await asked.Task.WaitAsync(Soon);

        Assert.Equal(InterviewState.Introduction, (await grain.GetStatus().WaitAsync(Soon)).State);
        Assert.Equal("Hello.", (await grain.GetTranscript().WaitAsync(Soon))[^1].Text);
        await Assert.ThrowsAsync<WrongStateException>(() => grain.Respond(Answer("Other.", "r2")));
        Assert.False(response.IsCompleted);

        var end = await grain.End().WaitAsync(Soon);
        Assert.Equal((InterviewState.Completed, MessageType.Farewell), (end.State, end.MessageType));
        await cancelled.Task.WaitAsync(Soon);
        Assert.Equal(end, await response.WaitAsync(Soon));
    }

    [Fact]
    public async Task AnAnswerThatIsNotWaitedForComesAsAnEvent()
    {
        var grain = await Started(out var id);
        var go = new TaskCompletionSource();
        silo.Turn(id, async (request, _) =>
        {
            await go.Task;
            return ScriptedInterviewer.Reply(request);
        });
        var pending = await grain.Respond(Answer("Hello.", "r1", TimeSpan.Zero));
        Assert.True(pending.Pending);
        Assert.Null(pending.Message);
        go.SetResult();
        var outcome = await grain.Respond(Answer("Hello.", "r1"));
        Assert.Equal(pending.Sequence, outcome.Sequence);
        var message = Assert.IsType<AiInterviewerMessage>((await grain.GetEvents(pending.Sequence - 1))[0]);
        Assert.Equal(("Question 1?", outcome.Message), (message.Message, message.Message));
    }

    [Fact]
    public async Task AnAnswerThatCouldNotBeStoredIsNotTakenAndCanBeSentAgain()
    {
        var grain = await Started(out var id);
        silo.Faults(id).FailNext();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Respond(Answer("Hello.", "r1")));
        await silo.Eventually(async () => (await grain.GetTranscript()).Length == 1);
        Assert.Equal("Question 1?", (await grain.Respond(Answer("Hello.", "r1"))).Message);
        // The plan and one turn: the reply to the answer that was not stored is not counted.
        Assert.Equal(2, Assert.Single((await grain.GetStatus()).Usage).Calls);
    }

    [Fact]
    public async Task TheInterviewerIsAskedWhileTheAnswerIsStoredAndNothingOfItsReplyIsShownBefore()
    {
        var grain = await Started(out var id);
        TaskCompletionSource writing = new(), write = new(), replied = new();
        silo.Turn(id, (request, _) =>
        {
            replied.SetResult();
            return Task.FromResult(ScriptedInterviewer.Reply(request));
        });
        silo.Faults(id).BeforeWrite = () =>
        {
            writing.TrySetResult();
            return write.Task;
        };
        var response = grain.Respond(Answer("Hello.", "r1"));
        await Task.WhenAll(writing.Task, replied.Task).WaitAsync(Soon);

        var status = grain.GetStatus();
        Assert.False(response.IsCompleted);
        Assert.False(status.IsCompleted);
        write.SetResult();
        Assert.Equal("Question 1?", (await response.WaitAsync(Soon)).Message);
        Assert.Equal(
            [typeof(CandidateMessage), typeof(AiInterviewerMessage)],
            (await grain.GetEvents(0)).Where(e => e is CandidateMessage or AiInterviewerMessage).Skip(1).Select(e => e.GetType()));
    }

    [Fact]
    public async Task AnotherAnswerThanTheOneThatWasNotStoredIsTaken()
    {
        var grain = await Started(out var id);
        silo.Faults(id).FailNext();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Respond(Answer("Hello.", "r1")));
        await silo.Eventually(async () => (await grain.GetTranscript()).Length == 1);
        await grain.Respond(Answer("Good morning.", "r2"));
        Assert.Equal("Good morning.", (await grain.GetTranscript())[1].Text);
        Assert.Equal("Good morning.", silo.Interviewer.Turns.Last(turn => turn.Brief.SessionId == id).Answer);
    }

    [Fact]
    public async Task AWriteThatFailedAfterItWasDoneIsFoundDone()
    {
        var grain = await Started(out var id);
        silo.Faults(id).FailNext(afterWrite: true);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Respond(Answer("Hello.", "r1")));
        await silo.Eventually(async () => (await grain.GetTranscript()).Length == 3);
        Assert.Equal("Question 1?", (await grain.Respond(Answer("Hello.", "r1"))).Message);
        Assert.Equal(3, (await grain.GetTranscript()).Length);
    }

    [Fact]
    public async Task ATurnThatCouldNotBeStoredIsTakenAgainUnderItsName()
    {
        var grain = await Started(out var id);
        // The answer's own write is done, the outcome's fails.
        silo.Faults(id).AfterWrite = () =>
        {
            silo.Faults(id).AfterWrite = () => Task.CompletedTask;
            silo.Faults(id).FailNext();
            return Task.CompletedTask;
        };
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Respond(Answer("Hello.", "r1")));
        await silo.Eventually(async () => (await grain.GetTranscript()).Length == 3);
        var turns = silo.Interviewer.Turns.Where(turn => turn.Brief.SessionId == id).ToList();
        Assert.Equal(2, turns.Count);
        Assert.Equal(turns[0].Turn, turns[1].Turn);
        // The plan and one turn: what was not stored is not counted.
        Assert.Equal(2, Assert.Single((await grain.GetStatus()).Usage).Calls);
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        var grain = silo.NewInterview(out _);
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.GetStatus());
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.Start());
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.Respond(Answer("x", "r")));
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.End());
        await grain.Erase();
        Assert.Equal(InterviewState.Waiting, (await grain.Create(Command("after all"))).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task ItCanBeEndedInAnyStateAndEndingAgainReturnsTheSame(int answers)
    {
        var grain = answers == 0 ? await Created() : await Started();
        for (var n = 1; n < answers; n++)
            await grain.Respond(Answer("x", $"r{n}"));
        var end = await grain.End();
        Assert.Equal(InterviewState.Completed, end.State);
        Assert.Equal(end, await grain.End());
        var error = await Assert.ThrowsAsync<WrongStateException>(() => grain.Respond(Answer("late", "late")));
        Assert.Equal(InterviewState.Completed, error.State);
        Assert.NotNull(await grain.GetSummary(Soon));
    }

    [Fact]
    public async Task TheSummaryIsMadeOnceAndOnlyAfterTheEnd()
    {
        var grain = await Started(out var id);
        await Assert.ThrowsAsync<WrongStateException>(() => grain.GetSummary(Soon));
        await Conduct(grain);
        var summary = await grain.GetSummary(Soon);
        Assert.Equal(3, summary!.OverallScore);
        await silo.Eventually(async () => await grain.GetSummary(Soon) is { } again && again.GeneratedAt == summary.GeneratedAt);
        Assert.Single(silo.Interviewer.Summaries, request => request.Brief.SessionId == id);
    }

    [Fact]
    public async Task AnErasedInterviewIsNotThereAnyMore()
    {
        var grain = await Started(out var id);
        await grain.Erase();
        await silo.Eventually(async () => await Record.ExceptionAsync(() => grain.GetStatus()) is InterviewNotFoundException);
        Assert.DoesNotContain(await silo.List(), row => row.SessionId == id);
    }

    [Fact]
    public async Task ErasingIsSafeToRepeatWhileItIsDoneAndAfterwards()
    {
        var grain = await Started(out var id);
        await Task.WhenAll(grain.Erase(), grain.Erase());
        await grain.Erase();
        await silo.Eventually(async () => await Record.ExceptionAsync(() => grain.GetStatus()) is InterviewNotFoundException);
        Assert.DoesNotContain(await silo.List(), row => row.SessionId == id);
    }

    [Fact]
    public async Task WhatIsUnderWayWhenItIsErasedBringsNothingBack()
    {
        var grain = await Started(out var id);
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        silo.Turn(id, async (request, _) =>
        {
            asked.SetResult();
            await go.Task;
            return ScriptedInterviewer.Reply(request);
        });
        var response = grain.Respond(Answer("Hello.", "r1"));
        await asked.Task.WaitAsync(Soon);
        await grain.Erase().WaitAsync(Soon);
        go.SetResult();
        await Record.ExceptionAsync(() => response.WaitAsync(Soon));
        await silo.Eventually(async () => await Record.ExceptionAsync(() => grain.GetStatus()) is InterviewNotFoundException);
        Assert.DoesNotContain(await silo.List(), row => row.SessionId == id);
        Assert.Equal(InterviewState.Waiting, (await grain.Create(Command("new"))).State);
        Assert.Empty(await grain.GetTranscript());
    }

    [Theory]
    [InlineData(16, EndReason.Abandoned)]
    [InlineData(46, EndReason.TimeLimit)]
    public async Task TheReminderEndsWhatIsDueAndASummaryIsMade(int minutes, EndReason reason)
    {
        await using var alone = new InterviewSilo();
        await alone.InitializeAsync();
        var grain = alone.NewInterview(out _);
        await grain.Create(Command("due"));
        await grain.Start();
        await alone.Tick(grain);
        Assert.Equal(InterviewState.Introduction, (await grain.GetStatus()).State);

        if (reason == EndReason.TimeLimit)
        {
            for (var n = 0; n < 3; n++)
            {
                alone.Time.Advance(TimeSpan.FromMinutes(12));
                await grain.Respond(Answer("x", $"r{n}"));
            }

            alone.Time.Advance(TimeSpan.FromMinutes(minutes - 36));
        }
        else
        {
            alone.Time.Advance(TimeSpan.FromMinutes(minutes));
        }

        await alone.Tick(grain);
        var status = await grain.GetStatus();
        Assert.Equal((InterviewState.Expired, reason), (status.State, status.EndReason));
        Assert.NotNull(await grain.GetSummary(Soon));
    }

    [Fact]
    public async Task AnAnswerAfterTheLimitIsRefusedAlsoBeforeTheReminderFires()
    {
        await using var alone = new InterviewSilo();
        await alone.InitializeAsync();
        var grain = alone.NewInterview(out _);
        await grain.Create(Command("late"));
        await grain.Start();
        alone.Time.Advance(TimeSpan.FromMinutes(50));
        var error = await Assert.ThrowsAsync<WrongStateException>(() => grain.Respond(Answer("late", "r")));
        Assert.Equal(InterviewState.Expired, error.State);
        Assert.Equal(InterviewState.Expired, (await grain.GetStatus()).State);
    }

    [Fact]
    public async Task AWatcherSeesEveryEventOnceAndInOrder()
    {
        var grain = await Created();
        var watcher = new Watcher();
        var reference = silo.SiloGrainFactory.CreateObjectReference<IInterviewObserver>(watcher);
        Assert.Equal(0, await grain.Watch(reference));
        await grain.Start();
        await Conduct(grain);
        var events = await grain.GetEvents(0);
        await silo.Eventually(() => Task.FromResult(watcher.Seen.Count >= events.Length));
        Assert.Equal(events, watcher.Seen);
        await grain.Unwatch(reference);
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task TheListFollowsTheState()
    {
        var grain = await Started(out var id);
        await grain.End();
        await silo.Eventually(async () =>
            (await silo.List()).Single(row => row.SessionId == id).State == InterviewState.Completed);
    }

    private static CreateInterview Command(string candidate) => new()
    {
        RoomName = "room",
        CandidateId = candidate,
        JobDescription = "A nurse for the night shift.",
        QuestionCount = 2,
    };

    [Fact]
    public async Task AnActivationThatEndsTellsThoseWhoWatched()
    {
        var grain = await Started();
        var watcher = new Watcher();
        await grain.Watch(silo.SiloGrainFactory.CreateObjectReference<IInterviewObserver>(watcher));
        await grain.Erase();
        await watcher.Unwatched.Task.WaitAsync(Soon);
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task AnActivationOfAnEndedInterviewTellsNobody()
    {
        // Who watched an interview to its end may be gone: a call to it would be logged as a failure.
        var grain = await Started();
        var watcher = new Watcher();
        await grain.Watch(silo.SiloGrainFactory.CreateObjectReference<IInterviewObserver>(watcher));
        await grain.End();
        // Nothing changes any more, so it leaves the memory.
        var management = silo.GrainFactory.GetGrain<IManagementGrain>(0);
        await silo.Eventually(async () => await management.GetActivationAddress(grain) is null);

        lock (watcher.Seen)
            Assert.IsType<InterviewEnded>(watcher.Seen[^1]);
        Assert.False(watcher.Unwatched.Task.IsCompleted);
        GC.KeepAlive(watcher);
    }

    private static CandidateResponse Answer(string text, string responseId, TimeSpan? wait = null) =>
        new() { Text = text, ResponseId = responseId, Wait = wait ?? Soon };

    private static async Task Conduct(IInterviewGrain grain)
    {
        for (var n = 0; n < 4; n++)
            await grain.Respond(Answer($"Answer {n}.", $"c{n}"));
    }

    private Task<IInterviewGrain> Created() => Created(out _);

    private Task<IInterviewGrain> Created(out string id)
    {
        var grain = silo.NewInterview(out id);
        return Do();

        async Task<IInterviewGrain> Do()
        {
            await grain.Create(Command("candidate"));
            return grain;
        }
    }

    private Task<IInterviewGrain> Started() => Started(out _);

    private Task<IInterviewGrain> Started(out string id)
    {
        var created = Created(out id);
        return Do();

        async Task<IInterviewGrain> Do()
        {
            var grain = await created;
            await grain.Start();
            return grain;
        }
    }

    private sealed class Watcher : IInterviewObserver
    {
        public List<InterviewEvent> Seen { get; } = [];

        public Task OnEvents(ImmutableArray<InterviewEvent> events)
        {
            lock (Seen)
                Seen.AddRange(events);
            return Task.CompletedTask;
        }

        public Task OnDelta(InterviewerDelta delta) => Task.CompletedTask;

        public TaskCompletionSource Unwatched { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task OnUnwatched()
        {
            Unwatched.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
