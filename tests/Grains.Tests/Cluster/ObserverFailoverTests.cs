using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.Silos;
using static Interviewing.Cluster.Candidates;

namespace Interviewing.Cluster;

/// <summary>What observers see when the silo of what they watch stops or is lost.</summary>
public sealed class ObserverFailoverTests : IAsyncLifetime
{
    private readonly InterviewCluster _cluster = new(2);

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnObserverThatRenewsItsWatchAfterASiloStoppedOrWasKilledMissesNothing(bool inGoodOrder)
    {
        var grain = await _cluster.StartedAsync();
        Watcher watcher = new();
        var reference = _cluster.GrainFactory.CreateObjectReference<IInterviewObserver>(watcher);
        var first = await grain.Watch(reference);
        await grain.Respond(Answer("Hello.", "r1"));

        var silo = _cluster.SiloOf(grain)!;
        await (inGoodOrder ? _cluster.StopAsync(silo) : _cluster.KillAsync(silo));
        var renewedAt = 0L;
        await _cluster.Eventually(async () => (renewedAt = await grain.Watch(reference)) > 0);
        await _cluster.InsistAsync(grain, Answer("One.", "r2"));

        // What comes after the renewal comes by itself, also through the gateway that is left; what is missed can be read.
        var events = await grain.GetEvents(first);
        await _cluster.Eventually(() => Task.FromResult(watcher.Seen.Any(e => e.Sequence == events[^1].Sequence)));
        Assert.Contains(events, e => e is CandidateMessage { Message: "One." } && e.Sequence > renewedAt);
        Assert.Equal(
            events.Where(e => e.Sequence > renewedAt), watcher.Seen.Where(e => e.Sequence > renewedAt).OrderBy(e => e.Sequence));
        Assert.Equal(Enumerable.Range((int)first + 1, events.Length), events.Select(e => (int)e.Sequence));
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task ThoseWhoWatchTheListSeeByItsVersionThatASiloWasLost()
    {
        var id = SessionId.New(TimeProvider.System);
        var shard = _cluster.GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.Of(id));
        ListWatcher watcher = new();
        var reference = _cluster.GrainFactory.CreateObjectReference<IDirectoryObserver>(watcher);
        await shard.Watch(reference);
        await _cluster.StartedAsync(id);
        await _cluster.Eventually(() => Task.FromResult(!watcher.Seen.IsEmpty));
        var before = watcher.Seen[^1].Version;

        await _cluster.KillAsync(_cluster.SiloOf(shard)!);
        var after = 0L;
        await _cluster.Eventually(async () => (after = await shard.Watch(reference)) > 0);
        await _cluster.InsistAsync(_cluster.GrainFactory.GetGrain<IInterviewGrain>(id), Answer("Hello.", "r1"));
        await _cluster.Eventually(() => Task.FromResult(watcher.Seen[^1].Version > after));

        // It is not the version that they know, so they read the list again; and versions never go back.
        Assert.True(after > before, $"{after} after {before}");
        Assert.Contains(watcher.Seen, changes => changes.Since == after);
        await _cluster.Eventually(async () =>
            (await _cluster.List()).Single(row => row.SessionId == id).State == InterviewState.Questioning);
        GC.KeepAlive(watcher);
    }

    private sealed class Watcher : IInterviewObserver
    {
        public ImmutableList<InterviewEvent> Seen { get; private set; } = [];

        public Task OnEvents(ImmutableArray<InterviewEvent> events)
        {
            Seen = Seen.AddRange(events);
            return Task.CompletedTask;
        }

        public Task OnDelta(InterviewerDelta delta) => Task.CompletedTask;

        public Task OnUnwatched() => Task.CompletedTask;
    }

    private sealed class ListWatcher : IDirectoryObserver
    {
        public ImmutableList<DirectoryChanges> Seen { get; private set; } = [];

        public Task OnChanges(DirectoryChanges changes)
        {
            Seen = Seen.Add(changes);
            return Task.CompletedTask;
        }
    }
}
