using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>The rules for states that are written as a whole, in every storage.</summary>
public abstract class WholeStateTests(StorageUnderTest storage) : IAsyncDisposable
{
    private readonly GrainId _grain = StorageUnderTest.NewGrain();

    [Fact]
    public async Task A_state_is_read_after_a_restart()
    {
        var state = await storage.ReadState(_grain);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.NotNull(state.State);
        await Write(state, "first", 1);
        HashSet<string?> etags = [state.ETag];
        await Write(state, "second", 2);
        Assert.True(etags.Add(state.ETag));
        Assert.True(state.RecordExists);

        await storage.RestartAsync();

        var read = await storage.ReadState(_grain);
        Assert.Equal(("second", 2), (read.State!.Words, read.State.Number));
        Assert.Equal(state.ETag, read.ETag);
        await Write(read, "third", 3);
        // No ETag of the process before comes again.
        Assert.True(etags.Add(read.ETag));
    }

    [Fact]
    public async Task Of_two_activations_the_one_with_the_older_state_is_refused()
    {
        var one = await storage.ReadState(_grain);
        var other = await storage.ReadState(_grain);
        await Write(one, "one's", 1);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "other's", 2));
        other = await storage.ReadState(_grain);
        await Write(one, "one's second", 3);
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "other's", 2));

        Assert.Equal(one.ETag, conflict.StoredEtag);
        Assert.Equal(other.ETag, conflict.CurrentEtag);
        Assert.Equal("one's second", (await storage.ReadState(_grain)).State!.Words);
    }

    [Fact]
    public async Task An_etag_does_not_fit_a_state_that_was_cleared_and_made_anew()
    {
        var one = await storage.ReadState(_grain);
        await Write(one, "first", 1);
        var other = await storage.ReadState(_grain);
        await storage.Storage.ClearStateAsync("state", _grain, one);
        Assert.False(one.RecordExists);
        Assert.Null(one.ETag);
        Assert.Null(one.State!.Words);
        await Write(one, "anew", 2);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(other, "other's", 3));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Storage.ClearStateAsync("state", _grain, other));
        Assert.Equal("anew", (await storage.ReadState(_grain)).State!.Words);
    }

    [Fact]
    public async Task Clearing_what_is_not_there_is_no_error()
    {
        var state = await storage.ReadState(_grain);

        await storage.Storage.ClearStateAsync("state", _grain, state);

        Assert.False((await storage.ReadState(_grain)).RecordExists);
    }

    [Fact]
    public async Task Clearing_without_having_read_clears_whatever_is_there()
    {
        await Write(await storage.ReadState(_grain), "first", 1);

        await storage.Storage.ClearStateAsync("state", _grain, new GrainState<TestState>());

        Assert.False((await storage.ReadState(_grain)).RecordExists);
    }

    [Fact]
    public async Task A_damaged_state_is_named()
    {
        await Write(await storage.ReadState(_grain), "first", 1);
        await storage.ReplaceStateAsync(_grain, "{");

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => storage.ReadState(_grain));

        Assert.Contains(_grain.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_of_a_type_that_no_context_has_is_refused_at_the_call()
    {
        var state = new GrainState<List<Guid>> { State = [] };

        await Assert.ThrowsAsync<NotSupportedException>(() => storage.Storage.WriteStateAsync("state", _grain, state));
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task Write(GrainState<TestState> state, string words, int number)
    {
        (state.State!.Words, state.State.Number) = (words, number);
        return storage.Storage.WriteStateAsync("state", _grain, state);
    }
}
