using System.Collections.Concurrent;
using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Directory;

/// <summary>What dashboards are told of the list.</summary>
public sealed class DirectoryWatchTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task ALivelyInterviewIsShownAtMostTenTimesASecondAndItsLastChangeIsNotLost()
    {
        var id = SessionId.New(TimeProvider.System);
        var shard = silo.GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.Of(id));
        Watcher watcher = new();
        var version = await shard.Watch(silo.GrainFactory.CreateObjectReference<IDirectoryObserver>(watcher));

        for (var round = 1; round <= 4; round++)
        {
            for (var change = 1; change <= 10; change++)
                await shard.Note(Row(id, (round * 100) + change));
            silo.Time.Advance(Gathering - Instant);
            await shard.Note(Row(id, (round * 100) + 99));
            Assert.Equal(round - 1, watcher.Seen.Count);
            silo.Time.Advance(Instant);
            await silo.Eventually(() => Task.FromResult(watcher.Seen.Count == round));
        }

        Assert.Equal([199, 299, 399, 499], watcher.Rows(id).Select(row => row.LastSequence));
        // Each tells since which version it is, so that what is missed shows.
        foreach (var changes in watcher.Seen)
        {
            Assert.Equal(version, changes.Since);
            version = changes.Version;
        }

        await shard.Remove(id);
        await silo.Eventually(() => Task.FromResult(watcher.Seen.Any(changes => changes.Removed.Contains(id))));
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task WhatChangedJustBeforeItIsWatchedIsOnTheListThen()
    {
        var id = SessionId.New(TimeProvider.System);
        var shard = silo.GrainFactory.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.Of(id));
        Watcher watcher = new();
        await shard.Note(Row(id, 7));

        await shard.Watch(silo.GrainFactory.CreateObjectReference<IDirectoryObserver>(watcher));

        Assert.Equal(7, Assert.Single(await silo.List(), row => row.SessionId == id).LastSequence);
        await shard.Remove(id);
        GC.KeepAlive(watcher);
    }

    private static InterviewRow Row(string id, long sequence) => new()
    {
        SessionId = id,
        RoomName = "room",
        CandidateId = "maya",
        State = InterviewState.Questioning,
        QuestionCount = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastSequence = sequence,
    };

    private sealed class Watcher : IDirectoryObserver
    {
        public ConcurrentQueue<DirectoryChanges> Seen { get; } = new();

        public InterviewRow[] Rows(string id) =>
            [.. Seen.SelectMany(changes => changes.Rows).Where(row => row.SessionId == id)];

        public Task OnChanges(DirectoryChanges changes)
        {
            Seen.Enqueue(changes);
            return Task.CompletedTask;
        }
    }
}
