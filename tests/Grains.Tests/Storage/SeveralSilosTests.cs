using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>The rules where several silos share a storage, in every storage that they can share.</summary>
public abstract class SeveralSilosTests(StorageUnderTest storage) : IAsyncDisposable
{
    private const int Rounds = 30;

    [Fact]
    public async Task Of_several_silos_that_append_at_once_one_does_and_no_entry_is_between_anothers()
    {
        await using var other = storage.OpenAnother();
        IGrainStorage[] silos = [storage.Storage, other.Storage];
        for (var round = 0; round < Rounds; round++)
        {
            var grain = StorageUnderTest.NewGrain();
            // Both know of no entry, or of one.
            if (round % 2 == 0) await storage.Append(grain, await storage.ReadJournal(grain), new Said("first"));
            GrainState<Journal<TestEntry>>[] states = [await storage.ReadJournal(grain), await storage.ReadJournal(grain)];
            var results = await Task.WhenAll(silos.Select((silo, i) =>
            {
                for (var n = 0; n <= i; n++) states[i].State!.Add(new Said($"silo {i}"));
                return IsMadeAsync(silo.WriteStateAsync("journal", grain, states[i]));
            }));

            var read = (await storage.ReadJournal(grain)).State!.Entries.Cast<Said>().Select(said => said.Words).Where(words => words != "first");
            Assert.Equal(1, results.Count(made => made));
            var winner = Array.IndexOf(results, true);
            Assert.Equal(Enumerable.Repeat($"silo {winner}", winner + 1), read.ToList());
        }
    }

    [Fact]
    public async Task An_erasure_beside_an_append_leaves_no_gap()
    {
        await using var other = storage.OpenAnother();
        for (var round = 0; round < Rounds; round++)
        {
            var grain = StorageUnderTest.NewGrain();
            await storage.Append(grain, await storage.ReadJournal(grain), new Said("first"));
            var (erasing, appending) = (await storage.ReadJournal(grain), await storage.ReadJournal(grain));
            appending.State!.Add(new Said("second"));

            var results = await Task.WhenAll(
                IsMadeAsync(other.Storage.ClearStateAsync("journal", grain, erasing)),
                IsMadeAsync(storage.Storage.WriteStateAsync("journal", grain, appending)));

            Assert.Equal(1, results.Count(made => made));
            Assert.Equal(results[0] ? 0 : 2, (await storage.ReadJournal(grain)).State!.Count);
        }
    }

    [Fact]
    public async Task Another_service_in_the_same_storage_sees_nothing()
    {
        await using var other = storage.OpenAnother("another-service");
        var grain = StorageUnderTest.NewGrain();
        await storage.Append(grain, await storage.ReadJournal(grain), new Said("first"));
        await storage.Index.UpsertAsync([InterviewIndexTests.Row(1)]);

        Assert.False((await other.ReadJournal(grain)).RecordExists);
        Assert.Empty(await other.Index.ListAsync(new()));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
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
