using Interviewing.Servers;
using Orleans.Storage;

namespace Interviewing.Storage.Postgres;

/// <summary>Several silos on one database: what only happens there.</summary>
public sealed class PostgresConcurrencyTests(PostgresFixture server)
{
    [Fact]
    public async Task Of_several_silos_that_append_at_once_one_does_and_no_entry_is_between_anothers()
    {
        await using var tables = server.NewStorage();
        await using var second = tables.OpenAnother();
        PostgresGrainStorage[] silos = [PostgresTables.StorageOver(tables.Database), PostgresTables.StorageOver(second)];
        for (var round = 0; round < 50; round++)
        {
            var grain = StorageUnderTest.NewGrain();
            // Both know of no entry, or of one.
            if (round % 2 == 0) await tables.Append(grain, await tables.ReadJournal(grain), new Said("first"));
            GrainState<Journal<TestEntry>>[] states = [await tables.ReadJournal(grain), await tables.ReadJournal(grain)];
            var results = await Task.WhenAll(silos.Select(async (silo, i) =>
            {
                var state = states[i];
                for (var n = 0; n <= i; n++) state.State!.Add(new Said($"silo {i}"));
                try
                {
                    await silo.WriteStateAsync("journal", grain, state);
                    return true;
                }
                catch (InconsistentStateException)
                {
                    return false;
                }
            }));

            var read = (await tables.ReadJournal(grain)).State!.Entries.Cast<Said>().Select(said => said.Words).Where(words => words != "first");
            Assert.Equal(1, results.Count(made => made));
            var winner = Array.IndexOf(results, true);
            Assert.Equal(Enumerable.Repeat($"silo {winner}", winner + 1), read.ToList());
        }
    }

    [Fact]
    public async Task An_erasure_beside_an_append_leaves_no_gap()
    {
        await using var tables = server.NewStorage();
        await using var second = tables.OpenAnother();
        var other = PostgresTables.StorageOver(second);
        for (var round = 0; round < 50; round++)
        {
            var grain = StorageUnderTest.NewGrain();
            await tables.Append(grain, await tables.ReadJournal(grain), new Said("first"));
            var (erasing, appending) = (await tables.ReadJournal(grain), await tables.ReadJournal(grain));
            appending.State!.Add(new Said("second"));

            var results = await Task.WhenAll(
                IsMadeAsync(other.ClearStateAsync("journal", grain, erasing)),
                IsMadeAsync(tables.Storage.WriteStateAsync("journal", grain, appending)));

            Assert.Equal(1, results.Count(made => made));
            Assert.Equal(results[0] ? 0 : 2, (await tables.ReadJournal(grain)).State!.Count);
        }
    }

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
    public async Task Another_service_in_the_same_database_sees_nothing()
    {
        await using var tables = server.NewStorage();
        await using var other = tables.OpenAnother("another-service");
        var grain = StorageUnderTest.NewGrain();
        await tables.Append(grain, await tables.ReadJournal(grain), new Said("first"));
        var state = new GrainState<Journal<TestEntry>>();

        await PostgresTables.StorageOver(other).ReadStateAsync("journal", grain, state);

        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task While_the_server_is_away_writes_and_reads_fail_in_time_and_after_it_they_are_made()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var own = await PostgresServer.StartNewAsync();
        await using var tables = PostgresTables.New(own.Connection);
        var grain = StorageUnderTest.NewGrain();
        await tables.Append(grain, await tables.ReadJournal(grain), new Said("before"));
        var health = new PostgresHealth(tables.Database, TimeProvider.System);
        Assert.True((await health.CheckAsync()).IsHealthy);

        await own.StopAsync();
        var state = new GrainState<Journal<TestEntry>> { State = new() };
        await Assert.ThrowsAsync<StorageUnavailableException>(() => tables.Append(StorageUnderTest.NewGrain(), state, new Said("during")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => tables.ReadJournal(grain));
        Assert.False((await health.CheckAsync()).IsHealthy);

        await own.StartAsync();
        await tables.Append(grain, await tables.ReadJournal(grain), new Said("after"));
        Assert.Equal([new Said("before"), new Said("after")], (await tables.ReadJournal(grain)).State!.Entries);
    }

    private static async Task<bool> IsMadeAsync(Task change)
    {
        try
        {
            await change;
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}
