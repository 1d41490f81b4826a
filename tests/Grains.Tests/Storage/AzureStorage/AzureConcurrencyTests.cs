using Interviewing.Audit;
using Interviewing.Interviews;
using Interviewing.Servers;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Several silos on one account: what only happens there.</summary>
public sealed class AzureConcurrencyTests(AzureFixture server)
{
    [Fact]
    public async Task Of_several_silos_that_change_a_row_of_the_list_at_once_the_newest_change_stays_and_is_found_by_its_state_alone()
    {
        var things = server.NewStorage();
        await using var other = things.OpenAnother();
        IInterviewIndex[] silos = [things.Index, other.Index];
        var row = InterviewIndexTests.Row(1);
        InterviewState[] states =
            [InterviewState.Waiting, InterviewState.Introduction, InterviewState.Questioning, InterviewState.Completed];
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(silos.Select((silo, i) => silo.UpsertAsync(
                [row with { LastSequence = (2 * round) + i, State = states[((2 * round) + i) % states.Length] }])));

            var newest = states[((2 * round) + 1) % states.Length];
            foreach (var state in states)
                Assert.Equal(state == newest ? 1 : 0, (await things.Index.ListAsync(new() { State = state })).Length);
        }
    }

    [Fact]
    public async Task A_first_append_after_a_process_that_ended_before_its_own_is_made()
    {
        var things = server.NewStorage();
        var grain = StorageUnderTest.NewGrain();
        await things.LeaveEmptyAsync(grain);
        var state = await things.ReadJournal(grain);
        Assert.False(state.RecordExists);

        await things.Append(grain, state, new Said("first"));

        Assert.Equal([new Said("first")], (await things.ReadJournal(grain)).State!.Entries);
    }

    [Theory]
    [InlineData("appendblock")]
    [InlineData("state")]
    [InlineData("batch")]
    [InlineData("DELETE")]
    public async Task A_change_whose_answer_was_lost_is_made_once_and_acknowledged(string lost)
    {
        var things = server.NewStorage();
        await using var blobs = await LossyProxy.StartAsync(server.Server.BlobEndpoint);
        await using var tables = await LossyProxy.StartAsync(server.Server.TableEndpoint);
        await using var lossy = things.Through(server.Server.ConnectionTo(blobs.Address, tables.Address));
        var grain = StorageUnderTest.NewGrain();
        var journal = await lossy.ReadJournal(grain);
        await lossy.Append(grain, journal, new Said("first"));
        var state = await lossy.ReadState(grain);
        foreach (var proxy in (LossyProxy[])[blobs, tables])
            proxy.LoseNext((method, path) => method == lost || path.Contains(lost, StringComparison.Ordinal));

        switch (lost)
        {
            case "appendblock":
                await lossy.Append(grain, journal, new Said("second"), new Said("third"));
                await lossy.Append(grain, journal, new Said("fourth"));
                Assert.Equal(4, (await things.ReadJournal(grain)).State!.Count);
                break;
            case "state":
                state.State!.Words = "words";
                await lossy.Storage.WriteStateAsync("state", grain, state);
                Assert.Equal(state.ETag, (await things.ReadState(grain)).ETag);
                break;
            case "batch":
                await AddAsync(lossy.Audit, 3);
                await AddAsync(lossy.Audit, 2);
                var verdict = await AuditChain.VerifyAsync(things.Audit, "acme");
                Assert.Equal((true, 5), (verdict.IsWhole, verdict.Entries));
                break;
            default:
                await lossy.Storage.ClearStateAsync("journal", grain, journal);
                Assert.False((await things.ReadJournal(grain)).RecordExists);
                break;
        }

        Assert.Equal(1, blobs.Lost + tables.Lost);
    }

    [Fact]
    public async Task While_the_account_is_away_writes_and_reads_fail_in_time_and_after_it_they_are_made()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        await using var own = await AzuriteServer.StartNewAsync();
        await using var things = AzureThings.New(own.Connection, "a-service", TimeSpan.FromSeconds(5));
        var grain = StorageUnderTest.NewGrain();
        await things.Append(grain, await things.ReadJournal(grain), new Said("before"));
        var whole = new GrainState<TestState>(new() { Words = "before" });
        await things.States.WriteStateAsync("state", grain, whole);
        var health = new AzureHealth(things.Account, TimeProvider.System);
        Assert.True((await health.CheckAsync()).IsHealthy);

        await own.StopAsync();
        var state = new GrainState<Journal<TestEntry>> { State = new() };
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.Append(StorageUnderTest.NewGrain(), state, new Said("during")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.ReadJournal(grain));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.Index.ListAsync(new()));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.States.WriteStateAsync("state", grain, whole));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.States.ClearStateAsync("state", grain, whole));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => things.States.ReadStateAsync("state", grain, new GrainState<TestState>()));
        Assert.False((await health.CheckAsync()).IsHealthy);

        await own.StartAsync();
        whole.State!.Words = "after";
        await things.States.WriteStateAsync("state", grain, whole);
        await things.Append(grain, await things.ReadJournal(grain), new Said("after"));
        Assert.Equal([new Said("before"), new Said("after")], (await things.ReadJournal(grain)).State!.Entries);
    }

    private static async Task AddAsync(IAuditLog log, int count)
    {
        var last = await log.LastAsync("acme");
        List<ChainedEntry> rows = [];
        for (var i = 0; i < count; i++)
        {
            var id = Guid.Parse(SessionId.New(TimeProvider.System));
            last = AuditChain.Next("acme", last, new()
            {
                Id = id,
                At = TimeProvider.System.GetUtcNow(),
                Actor = "key",
                ActorKind = AuditActorKind.Operator,
                Action = AuditAction.ReadScores,
            });
            rows.Add(new(last, id, "0196f3a0-1111-7222-8333-444455556666"));
        }

        await log.AppendAsync("acme", rows);
    }
}
