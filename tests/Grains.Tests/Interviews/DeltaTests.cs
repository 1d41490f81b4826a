using System.Collections.Concurrent;
using System.Collections.Immutable;
using Interviewing.Silos;

namespace Interviewing.Interviews;

/// <summary>The interviewer's words while they come.</summary>
public sealed class DeltaTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    [Fact]
    public async Task WhoWatchesCloselyHearsTheWordsBeforeTheyAreAnEvent()
    {
        var (grain, id) = await StartedAsync();
        silo.Interviewer.Scripts[id] = async (request, cancelled) =>
        {
            // From threads of their own, as a provider's pieces come.
            var listener = request.Listener!;
            await Task.Run(() => listener.Report(new("Void.", WithFollowUp: false, IsLast: false, StartsOver: false)), cancelled);
            await Task.Run(() => listener.Report(new("Thank ", WithFollowUp: false, IsLast: false, StartsOver: true)), cancelled);
            await Task.Run(() => listener.Report(new("you.", WithFollowUp: false, IsLast: true, StartsOver: false)), cancelled);
            return ScriptedInterviewer.Reply(request) with { Acknowledgement = "Thank you." };
        };
        Listener listener = new();
        await grain.WatchClosely(silo.SiloGrainFactory.CreateObjectReference<IInterviewObserver>(listener));

        await grain.Respond(new() { Text = "Words.", ResponseId = "r1" });

        await silo.Eventually(() => Task.FromResult(listener.Heard.Any(heard => heard is AiInterviewerMessage)));
        var deltas = listener.Heard.OfType<InterviewerDelta>().ToList();
        Assert.Equal(
            "Thank you.", deltas.Aggregate("", (text, delta) => delta.StartsOver ? delta.Text : text + delta.Text));
        Assert.True(deltas[^1].Done);
        var answer = (await grain.GetEvents(0)).OfType<CandidateMessage>().Single();
        Assert.All(deltas, delta => Assert.Equal(
            (id, answer.Sequence, MessageType.Question), (delta.SessionId, delta.AnswerSequence, delta.MessageType)));
        Assert.True(
            listener.Heard.ToList().FindLastIndex(heard => heard is InterviewerDelta)
            < listener.Heard.ToList().FindIndex(heard => heard is AiInterviewerMessage));
        // Pieces take no numbers, and nothing of them is kept.
        Assert.Equal(
            Enumerable.Range(1, (await grain.GetEvents(0)).Length), (await grain.GetEvents(0)).Select(e => (int)e.Sequence));
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhereNobodyWatchesCloselyNobodyListens(bool someoneDidBefore)
    {
        var (grain, id) = await StartedAsync();
        Listener listener = new();
        var reference = silo.GrainFactory.CreateObjectReference<IInterviewObserver>(listener);
        if (someoneDidBefore)
        {
            await grain.WatchClosely(reference);
            await grain.Unwatch(reference);
        }

        await grain.Watch(silo.GrainFactory.CreateObjectReference<IInterviewObserver>(new Listener()));
        await grain.Respond(new() { Text = "Words.", ResponseId = "r1", Wait = TimeSpan.FromSeconds(20) });

        Assert.Null(silo.Interviewer.Turns.Last(turn => turn.Brief.SessionId == id).Listener);
        GC.KeepAlive(listener);
    }

    private async Task<(IInterviewGrain Grain, string Id)> StartedAsync()
    {
        var grain = silo.NewInterview(out var id);
        await grain.Create(new() { RoomName = "room", CandidateId = "c", JobDescription = "A nurse.", QuestionCount = 2 });
        await grain.Start();
        return (grain, id);
    }

    private sealed class Listener : IInterviewObserver
    {
        public ConcurrentQueue<object> Heard { get; } = new();

        public Task OnEvents(ImmutableArray<InterviewEvent> events)
        {
            foreach (var happened in events)
                Heard.Enqueue(happened);
            return Task.CompletedTask;
        }

        public Task OnDelta(InterviewerDelta delta)
        {
            Heard.Enqueue(delta);
            return Task.CompletedTask;
        }

        public Task OnUnwatched() => Task.CompletedTask;
    }
}
