using Interviewing.Silos;
using static Interviewing.Cluster.Candidates;

namespace Interviewing.Cluster;

/// <summary>What becomes of the interviews of a silo that stops or is lost.</summary>
public sealed class LostSiloTests : IAsyncLifetime
{
    private readonly InterviewCluster _cluster = new(2);

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task ATurnUnderWayOnASiloThatIsKilledIsTakenOnceOnAnother()
    {
        var grain = _cluster.NewInterview(out var id);
        await _cluster.StartedAsync(id);
        TaskCompletionSource asked = new(), reply = new();
        _cluster.Turn(id, async (request, _) =>
        {
            // The first to ask is the silo that is lost; its reply arrives when another silo has taken the turn.
            if (asked.TrySetResult())
                await reply.Task;
            return ScriptedInterviewer.Reply(request);
        });
        var answer = Answer("Hello.", "r1");
        // Its acknowledgement never comes: the client would wait for it until its time-out.
        _ = grain.Respond(answer);
        await asked.Task;
        var lost = _cluster.SiloOf(grain)!;

        await _cluster.KillAsync(lost);
        Assert.Equal("Question 1?", (await _cluster.InsistAsync(grain, answer)).Message);
        reply.SetResult();

        Assert.Equal("Question 2?", (await _cluster.InsistAsync(grain, Answer("One.", "r2"))).Message);
        Assert.NotEqual(lost, _cluster.SiloOf(grain));
        Assert.Equal(
            ["Hello, I am an AI.", "Hello.", "Question 1?", "One.", "Question 2?"],
            (await grain.GetTranscript()).Select(utterance => utterance.Text));
        var turns = _cluster.Interviewer.Turns.Where(turn => turn.Brief.SessionId == id).ToList();
        Assert.Equal([turns[0].Turn, turns[0].Turn], turns.Take(2).Select(turn => turn.Turn));
        // The plan and two turns: what the lost silo asked for and did not store is not counted.
        Assert.Equal(3, Assert.Single((await grain.GetStatus()).Usage).Calls);
    }

    [Fact]
    public async Task ASiloThatStopsFinishesTheTurnsUnderWayFirst()
    {
        var grain = _cluster.NewInterview(out var id);
        await _cluster.StartedAsync(id);
        TaskCompletionSource asked = new(), reply = new();
        _cluster.Turn(id, async (request, cancelled) =>
        {
            asked.TrySetResult();
            await reply.Task.WaitAsync(cancelled);
            return ScriptedInterviewer.Reply(request);
        });
        var answer = Answer("Hello.", "r1");
        var response = Record.ExceptionAsync(() => grain.Respond(answer));
        await asked.Task;
        var stopping = _cluster.SiloOf(grain)!;

        var stopped = _cluster.StopAsync(stopping);
        await _cluster.Eventually(() => Task.FromResult(!_cluster.IsActive(stopping)));
        Assert.False(stopped.IsCompleted);
        reply.SetResult();
        await stopped;
        await response;

        Assert.Equal("Question 1?", (await _cluster.InsistAsync(grain, answer)).Message);
        Assert.NotEqual(stopping, _cluster.SiloOf(grain));
        // Asked once: the silo that stopped has stored the turn, and the next activation had none to take.
        Assert.Single(_cluster.Interviewer.Turns, turn => turn.Brief.SessionId == id);
    }

    [Fact]
    public async Task AnAnswerWhoseAcknowledgementWasLostWithItsSiloIsAcknowledgedByAnother()
    {
        var grain = await _cluster.StartedAsync();
        var first = await grain.Respond(Answer("Hello.", "r1"));

        await _cluster.KillAsync(_cluster.SiloOf(grain)!);

        Assert.Equal(first, await _cluster.InsistAsync(grain, Answer("Hello.", "r1")));
        Assert.Equal(3, (await grain.GetTranscript()).Length);
    }
}
