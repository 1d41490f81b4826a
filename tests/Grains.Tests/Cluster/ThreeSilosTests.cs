using Interviewing.Interviews;
using Interviewing.Silos;
using static Interviewing.Cluster.Candidates;

namespace Interviewing.Cluster;

/// <summary>Interviews in a cluster of three silos while silos come and go.</summary>
public sealed class ThreeSilosTests : IAsyncLifetime
{
    private const int Interviews = 12;

    private readonly InterviewCluster _cluster = new(3);

    public ValueTask InitializeAsync()
    {
        // The clock of the grains runs fast here, and nobody is to be late.
        _cluster.Settings.Interviews.AbandonedAfter = TimeSpan.FromHours(8);
        return _cluster.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task AcknowledgedAnswersStandOnceAndInOrderWhileASiloIsKilledAndOneIsReplaced()
    {
        var acknowledged = 0;
        var conducted = Enumerable.Range(0, Interviews).Select(_ => ConductAsync()).ToList();

        await ProgressAsync(Interviews / 2);
        await _cluster.KillAsync(_cluster.Silos[0]);
        await ProgressAsync(Interviews);
        await _cluster.StartAsync();
        await _cluster.StopAsync(_cluster.Silos[0]);
        await _cluster.Eventually(() => Task.FromResult(conducted.TrueForAll(one => one.IsCompleted)));
        var all = await Task.WhenAll(conducted);

        foreach (var (id, turns) in all)
        {
            var grain = _cluster.GrainFactory.GetGrain<IInterviewGrain>(id);
            Assert.Equal(InterviewState.Completed, (await grain.GetStatus()).State);
            var transcript = await grain.GetTranscript();
            Assert.Equal(
                ["Answer 0.", "Answer 1.", "Answer 2.", "Answer 3."],
                transcript.Where(utterance => utterance.Speaker == Speaker.Candidate).Select(utterance => utterance.Text));
            Assert.Equal(
                turns.Select(turn => (turn.Sequence, turn.Message)),
                transcript.Where(utterance => utterance.Speaker == Speaker.Ai).Skip(1).Select(u => (u.Sequence, (string?)u.Text)));
        }

        Task ProgressAsync(int more)
        {
            var until = Volatile.Read(ref acknowledged) + more;
            return _cluster.Eventually(() => Task.FromResult(Volatile.Read(ref acknowledged) >= until));
        }

        async Task<(string Id, List<InterviewerTurn> Turns)> ConductAsync()
        {
            var grain = _cluster.NewInterview(out var id);
            await _cluster.Retry(async () => await grain.Create(Command()) is not null && await grain.Start() is not null);
            List<InterviewerTurn> turns = [];
            for (var n = 0; n < 4; n++)
            {
                turns.Add(await _cluster.InsistAsync(grain, Answer($"Answer {n}.", $"r{n}")));
                Interlocked.Increment(ref acknowledged);
            }

            return (id, turns);
        }
    }
}
