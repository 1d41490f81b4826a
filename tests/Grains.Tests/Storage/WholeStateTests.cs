using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>The rules for states that are written as a whole, in every storage.</summary>
/// <param name="storage">The storage.</param>
/// <param name="shared">True for the states that a cluster keeps by Orleans' own provider.</param>
public abstract class WholeStateTests(StorageUnderTest storage, bool shared = false) : IAsyncDisposable
{
    private readonly GrainId _grain = StorageUnderTest.NewGrain();

    private IGrainStorage States => shared ? storage.States : storage.Storage;

    [Fact]
    public async Task A_state_is_read_after_a_restart()
    {
        var state = await Read(_grain);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.NotNull(state.State);
        await Write(state, "first", 1);
        HashSet<string?> etags = [state.ETag];
        await Write(state, "second", 2);
        Assert.True(etags.Add(state.ETag));
        Assert.True(state.RecordExists);

        await storage.RestartAsync();

        var read = await Read(_grain);
        Assert.Equal(("second", 2), (read.State!.Words, read.State.Number));
        Assert.Equal(state.ETag, read.ETag);
        await Write(read, "third", 3);
        // No ETag of the process before comes again.
        Assert.True(etags.Add(read.ETag));
    }

    [Fact]
    public async Task Of_two_activations_the_one_with_the_older_state_is_refused()
    {
        var one = await Read(_grain);
        var other = await Read(_grain);
        await Write(one, "one's", 1);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "other's", 2));
        other = await Read(_grain);
        await Write(one, "one's second", 3);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "other's", 2));

        Assert.Equal("one's second", (await Read(_grain)).State!.Words);
    }

    [Fact]
    public async Task An_etag_does_not_fit_a_state_that_was_cleared_and_made_anew()
    {
        var one = await Read(_grain);
        await Write(one, "first", 1);
        var other = await Read(_grain);
        await States.ClearStateAsync("state", _grain, one);
        Assert.False(one.RecordExists);
        Assert.Null(one.ETag);
        Assert.Null(one.State!.Words);
        await Write(one, "anew", 2);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "other's", 3));
        await Assert.ThrowsAsync<InconsistentStateException>(() => States.ClearStateAsync("state", _grain, other));
        Assert.Equal("anew", (await Read(_grain)).State!.Words);
    }

    [Fact]
    public async Task Clearing_what_is_not_there_is_no_error()
    {
        var state = await Read(_grain);

        await States.ClearStateAsync("state", _grain, state);

        Assert.False((await Read(_grain)).RecordExists);
    }

    [Fact]
    public async Task Clearing_without_having_read_clears_whatever_is_there()
    {
        await Write(await Read(_grain), "first", 1);

        await States.ClearStateAsync("state", _grain, new GrainState<TestState>());

        Assert.False((await Read(_grain)).RecordExists);
    }

    [Fact]
    public async Task A_damaged_state_is_named()
    {
        await Write(await Read(_grain), "first", 1);
        await (shared ? storage.ReplaceInStatesAsync(_grain, "{") : storage.ReplaceStateAsync(_grain, "{"));

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Read(_grain));

        Assert.Contains(_grain.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bed", "BED", "0bed", "+bed", "bed+")]
    [InlineData("0196f3a011117222833344445555666a", "0196F3A011117222833344445555666A", "0196f3a0-1111-7222-8333-44445555666a")]
    [InlineData("1", "01", "a/1", "a.1", "a%2F1", ".", "..", "a/..", "a/../1")]
    public async Task Keys_that_look_alike_are_those_of_different_grains(params string[] keys)
    {
        GrainId[] grains = [.. keys.SelectMany(key => (GrainId[])[GrainId.Create("room", key), GrainId.Create("other", key)])];
        foreach (var grain in grains) await Write(await Read(grain), grain.ToString(), 1, grain);

        foreach (var grain in grains) Assert.Equal(grain.ToString(), (await Read(grain)).State!.Words);

        foreach (var grain in grains) await States.ClearStateAsync("state", grain, await Read(grain));
        foreach (var grain in grains) Assert.False((await Read(grain)).RecordExists);
    }

    [Fact]
    public async Task What_is_cleared_leaves_nothing_behind()
    {
        var kept = StorageUnderTest.NewGrain();
        await Write(await Read(kept), "keep-these-words", 1, kept);
        var state = await Read(_grain);
        await Write(state, "erase-these-words", 1);
        await Write(state, "erase-these-words, too", 2);
        Assert.Contains(await storage.RawStatesAsync(), raw => raw.Contains("erase-these-words, too", StringComparison.Ordinal));

        await States.ClearStateAsync("state", _grain, state);

        var raw = await storage.RawStatesAsync();
        Assert.DoesNotContain(raw, one => one.Contains("erase-these-words", StringComparison.Ordinal) || one.Contains(_grain.Key.ToString()!, StringComparison.Ordinal));
        Assert.Contains(raw, one => one.Contains("keep-these-words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_state_of_a_type_that_no_context_has_is_refused_at_the_call()
    {
        var state = new GrainState<List<Guid>> { State = [] };

        await Assert.ThrowsAsync<NotSupportedException>(() => States.WriteStateAsync("state", _grain, state));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<GrainState<TestState>> Read(GrainId grain)
    {
        GrainState<TestState> state = new();
        await States.ReadStateAsync("state", grain, state);
        return state;
    }

    private Task Write(GrainState<TestState> state, string words, int number, GrainId? grain = null)
    {
        (state.State!.Words, state.State.Number) = (words, number);
        return States.WriteStateAsync("state", grain ?? _grain, state);
    }
}
