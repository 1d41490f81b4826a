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

    [Fact]
    public async Task What_has_expired_is_found_and_what_has_not_is_not()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var second = await WriteExpiring("idempotency", "acme/second", now.AddMinutes(-1));
        await WriteExpiring("idempotency", "first", now.AddDays(-1));
        await WriteExpiring("idempotency", "third", now.AddMilliseconds(-1));
        await WriteExpiring("idempotency", "young", now.AddMilliseconds(1));
        await WriteExpiring("idempotency0", "another-type", now.AddDays(-2));
        await Write("idempotency", "expires-never");

        Assert.Equal(["acme/second", "first", "third"], await Expired(now));
        await storage.RestartAsync();
        Assert.Equal(["acme/second", "first", "third"], await Expired(now));

        // It is kept longer, and another is cleared.
        second.State!.ExpiresAt = now.AddDays(1);
        await storage.Storage.WriteStateAsync("state", GrainId.Create("idempotency", "acme/second"), second);
        var third = new GrainState<TestExpiring>();
        await storage.Storage.ReadStateAsync("state", GrainId.Create("idempotency", "third"), third);
        await storage.Storage.ClearStateAsync("state", GrainId.Create("idempotency", "third"), third);
        Assert.Equal(["first"], await Expired(now));
    }

    [Fact]
    public async Task A_walk_over_what_has_expired_passes_each_once_also_where_some_of_it_is_erased_on_the_way()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        // More than a page, and many at one moment.
        string[] keys = [.. Enumerable.Range(0, 600).Select(n => $"key-{n:d3}")];
        foreach (var some in keys.Chunk(50))
            await Task.WhenAll(some.Select((key, n) => WriteExpiring("idempotency", key, now.AddMinutes(-1 - (n % 3)))));

        List<string> seen = [];
        string? position = null;
        do
        {
            var page = await storage.Stored.FindExpiredAsync("idempotency", now, position);
            seen.AddRange(page.Keys);
            foreach (var key in page.Keys.Where((_, n) => n % 2 == 0))
            {
                var grain = GrainId.Create("idempotency", key);
                var state = new GrainState<TestExpiring>();
                await storage.Storage.ReadStateAsync("state", grain, state);
                await storage.Storage.ClearStateAsync("state", grain, state);
            }

            position = page.Next;
        }
        while (position is not null);

        Assert.Equal(keys, seen.Order(StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<IEnumerable<string>> Expired(DateTimeOffset now)
    {
        var page = await storage.Stored.FindExpiredAsync("idempotency", now, null);
        Assert.Null(page.Next);
        return page.Keys.Order(StringComparer.Ordinal);
    }

    private async Task<GrainState<TestExpiring>> WriteExpiring(string type, string key, DateTimeOffset expiresAt)
    {
        var grain = GrainId.Create(type, key);
        var state = new GrainState<TestExpiring>();
        await storage.Storage.ReadStateAsync("state", grain, state);
        state.State!.ExpiresAt = expiresAt;
        await storage.Storage.WriteStateAsync("state", grain, state);
        return state;
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
