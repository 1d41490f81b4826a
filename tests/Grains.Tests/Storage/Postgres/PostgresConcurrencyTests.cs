using Interviewing.Servers;

namespace Interviewing.Storage.Postgres;

/// <summary>Several silos on one database: what only happens there.</summary>
public sealed class PostgresConcurrencyTests(PostgresFixture server)
{
    [Fact]
    public async Task A_write_that_cannot_be_made_does_not_fail_those_beside_it()
    {
        await using var tables = server.NewStorage();
        var bad = tables.ReadState(StorageUnderTest.NewGrain());
        var writes = Enumerable.Range(0, 40).Select(async i =>
        {
            var grain = StorageUnderTest.NewGrain();
            // The name of a state with a NUL in it cannot be stored.
            await tables.Storage.WriteStateAsync(i == 20 ? "a\0b" : "state", grain, new GrainState<TestState> { State = new() });
        }).ToList();
        await bad;

        await Task.WhenAll(writes.Where((_, i) => i != 20));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => writes[20]);
    }

    [Fact]
    public async Task While_the_server_is_away_writes_and_reads_fail_in_time_and_after_it_they_are_made()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var own = await PostgresServer.StartNewAsync();
        await using var tables = PostgresTables.New(own.Connection);
        var grain = StorageUnderTest.NewGrain();
        await tables.Append(grain, await tables.ReadJournal(grain), new Said("before"));
        var whole = new GrainState<TestState>(new() { Words = "before" });
        await tables.States.WriteStateAsync("state", grain, whole);
        var health = new PostgresHealth(tables.Database, TimeProvider.System);
        Assert.True((await health.CheckAsync()).IsHealthy);

        await own.StopAsync();
        var state = new GrainState<Journal<TestEntry>> { State = new() };
        await Assert.ThrowsAsync<StorageUnavailableException>(() => tables.Append(StorageUnderTest.NewGrain(), state, new Said("during")));
        var read = await Assert.ThrowsAsync<StorageUnavailableException>(() => tables.ReadJournal(grain));
        Assert.IsAssignableFrom<Npgsql.NpgsqlException>(read.InnerException);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => tables.States.WriteStateAsync("state", grain, whole));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => tables.States.ClearStateAsync("state", grain, whole));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => tables.States.ReadStateAsync("state", grain, new GrainState<TestState>()));
        Assert.False((await health.CheckAsync()).IsHealthy);

        await own.StartAsync();
        whole.State!.Words = "after";
        await tables.States.WriteStateAsync("state", grain, whole);
        await tables.Append(grain, await tables.ReadJournal(grain), new Said("after"));
        Assert.Equal([new Said("before"), new Said("after")], (await tables.ReadJournal(grain)).State!.Entries);
    }
}
