using System.Text.Json;
using Interviewing.Interviews;
using Interviewing.Silos;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Interviewing.Audit;

public sealed class AuditGrainTests(InterviewSilo silo) : IClassFixture<InterviewSilo>
{
    [Fact]
    public async Task EntriesThatComeTogetherAreWrittenTogetherInOneChain()
    {
        await using CountingSilo counting = new();
        await counting.InitializeAsync();
        var grain = counting.GrainFactory.GetGrain<IAuditGrain>("together");
        counting.Audit.Hold();
        var recorded = grain.Record(Entry("first"));
        await counting.Audit.Writing;

        // While the first one is being written, all the others arrive.
        var others = Enumerable.Range(0, 200).Select(n => grain.Record(Entry($"key-{n}"))).ToList();
        await counting.Eventually(() => Task.FromResult(counting.Recorded == 201));
        counting.Audit.Release();
        await Task.WhenAll([recorded, .. others]);

        Assert.Equal(1 + (int)Math.Ceiling(200.0 / counting.Audit.MostAtOnce), counting.Audit.Writes);
        var verdict = await AuditChain.VerifyAsync(counting.Audit, "together");
        Assert.Equal((true, 201L), (verdict.IsWhole, verdict.Entries));
    }

    [Fact]
    public async Task AnEntryThatCouldNotBeWrittenIsToldAndTheNextFollowsWhatIsThere()
    {
        var grain = silo.GrainFactory.GetGrain<IAuditGrain>("failing");
        await grain.Record(Entry("one"));

        silo.Audit.FailNext(afterwards: false);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Record(Entry("two")));
        // It was written, and only the answer was lost.
        silo.Audit.FailNext(afterwards: true);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Record(Entry("three")));
        await grain.Record(Entry("four"));

        var rows = await grain.Read(0, 10, null);
        Assert.Equal([1, 2, 3], rows.Select(row => row.Sequence));
        Assert.Contains("\"four\"", rows[2].Entry, StringComparison.Ordinal);
        Assert.True((await AuditChain.VerifyAsync(silo.Audit, "failing")).IsWhole);
    }

    [Fact]
    public async Task OfManyThatComeTogetherOnlyThoseOfAWriteThatFailedAreRefused()
    {
        var grain = silo.GrainFactory.GetGrain<IAuditGrain>("many");
        silo.Audit.FailNext(afterwards: false);

        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            try
            {
                await grain.Record(Entry($"key-{n}"));
                return true;
            }
            catch (StorageUnavailableException)
            {
                return false;
            }
        }));

        var count = acknowledged.Count(one => one);
        Assert.InRange(count, 200 - silo.Audit.MostAtOnce, 199);
        Assert.Equal(count, (await grain.Read(0, 1000, null)).Length);
    }

    [Fact]
    public async Task ALogThatAnotherSiloHasAddedToIsFollowed()
    {
        var grain = silo.GrainFactory.GetGrain<IAuditGrain>("shared");
        await grain.Record(Entry("one"));
        var entry = Entry("other");
        var other = AuditChain.Next("shared", await silo.Audit.LastAsync("shared"), entry);
        await silo.Audit.AppendAsync("shared", [new(other, entry.Id, null)]);

        await grain.Record(Entry("three"));

        var verdict = await AuditChain.VerifyAsync(silo.Audit, "shared");
        Assert.Equal((true, 3L), (verdict.IsWhole, verdict.Entries));
    }

    [Fact]
    public async Task WhatIsLongIsCutAndWhatIsOddIsKept()
    {
        var grain = silo.GrainFactory.GetGrain<IAuditGrain>("odd");
        await grain.Record(Entry("\"Zoë\"\n\0" + new string('x', 5000)));

        var row = Assert.Single(await grain.Read(0, 10, null));
        Assert.InRange(row.Entry.Length, 300, 600);
        Assert.DoesNotContain('\n', row.Entry);
        Assert.True((await AuditChain.VerifyAsync(silo.Audit, "odd")).IsWhole);
    }

    [Fact]
    public async Task AnEntryThatIsRecordedAgainIsInTheLogOnce()
    {
        var grain = silo.GrainFactory.GetGrain<IAuditGrain>("again");
        var entries = Enumerable.Range(0, 5).Select(n => Entry($"key-{n}")).ToList();

        await grain.Record(entries[0]);
        await grain.Record(entries[0]);
        // The second time beside the first, which is still being written.
        silo.Audit.Hold();
        var beside = Task.WhenAll(grain.Record(entries[1]), grain.Record(entries[1]));
        await grain.Read(0, 1, null);
        silo.Audit.Release();
        await beside;
        // Together with others, before and behind it.
        await Task.WhenAll(grain.Record(entries[2]), grain.Record(entries[0]), grain.Record(entries[3]));
        // Written, and only the answer was lost.
        silo.Audit.FailNext(afterwards: true);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Record(entries[4]));
        await grain.Record(entries[4]);

        var rows = await grain.Read(0, 10, null);
        Assert.Equal(
            entries.Select(entry => entry.Id).Order(),
            rows.Select(row => JsonDocument.Parse(row.Entry).RootElement.GetProperty("id").GetGuid()).Order());
        Assert.True((await AuditChain.VerifyAsync(silo.Audit, "again")).IsWhole);
    }

    [Fact]
    public async Task AnEntryThatIsRecordedAgainByAnotherActivationIsInTheLogOnce()
    {
        var grain = silo.GrainFactory.GetGrain<IAuditGrain>("moved");
        var entry = Entry("key");
        await grain.Record(entry);

        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await grain.Record(entry);

        Assert.Single(await grain.Read(0, 10, null));
    }

    private static AuditEntry Entry(string actor) => new()
    {
        Id = Guid.Parse(SessionId.New(TimeProvider.System)),
        At = DateTimeOffset.UnixEpoch,
        Actor = actor,
        ActorKind = AuditActorKind.Operator,
        Action = AuditAction.Create,
    };

    /// <summary>A silo that counts the entries that its audit grains have taken.</summary>
    private sealed class CountingSilo : InterviewSilo, IIncomingGrainCallFilter
    {
        private int _recorded;

        public int Recorded => Volatile.Read(ref _recorded);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            var invoked = context.Invoke();
            if (context.InterfaceMethod.Name == nameof(IAuditGrain.Record))
                Interlocked.Increment(ref _recorded);
            return invoked;
        }

        protected override void Configure(IServiceCollection services) =>
            services.AddSingleton<IIncomingGrainCallFilter>(this);
    }
}
