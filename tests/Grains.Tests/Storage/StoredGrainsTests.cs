namespace Interviewing.Storage;

/// <summary>Which grains have a state, in every storage.</summary>
public abstract class StoredGrainsTests(StorageUnderTest storage) : IAsyncDisposable
{
    [Fact]
    public async Task Grains_are_found_by_the_beginning_of_their_keys_until_their_state_is_cleared()
    {
        await Write("idempotency", "0196-a/one");
        var two = await Write("idempotency", "0196-a/two");
        await Write("idempotency", "0196-b/three");
        await Write("idempotency", "0196-a");
        await Write("idempotency", "0196-a0");
        await Write("other", "0196-a/four");
        var journal = GrainId.Create("idempotency", "0196-a/journal");
        await storage.Append(journal, await storage.ReadJournal(journal), new Said("words"));

        Assert.Equal(["0196-a/one", "0196-a/two"], (await storage.Stored.FindAsync("idempotency", "0196-a/")).Order());
        Assert.Empty(await storage.Stored.FindAsync("idempotency", "0196-c/"));

        await storage.Storage.ClearStateAsync("state", GrainId.Create("idempotency", "0196-a/two"), two);

        Assert.Equal(["0196-a/one"], await storage.Stored.FindAsync("idempotency", "0196-a/"));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<GrainState<TestState>> Write(string type, string key)
    {
        var grain = GrainId.Create(type, key);
        var state = await storage.ReadState(grain);
        state.State!.Words = "words";
        await storage.Storage.WriteStateAsync("state", grain, state);
        return state;
    }
}
