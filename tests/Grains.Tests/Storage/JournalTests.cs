using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>The rules for journals, in every storage.</summary>
public abstract class JournalTests(StorageUnderTest storage) : IAsyncDisposable
{
    private readonly GrainId _grain = StorageUnderTest.NewGrain();

    [Fact]
    public async Task What_was_appended_is_read_in_order_after_a_restart()
    {
        var state = await storage.ReadJournal(_grain);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        await storage.Append(_grain, state, new Said("first"), new Scored(4));
        Assert.Equal(2, storage.EntriesOf(state.ETag));
        Assert.True(state.RecordExists);
        await storage.Append(_grain, state, new Said("größer → 更大"));

        await storage.RestartAsync();

        var read = await storage.ReadJournal(_grain);
        Assert.Equal([new Said("first"), new Scored(4), new Said("größer → 更大")], read.State!.Entries);
        Assert.Equal(3, storage.EntriesOf(read.ETag));
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task Only_new_entries_are_written()
    {
        var state = await storage.ReadJournal(_grain);
        await storage.Append(_grain, state, new Said("first"));
        await storage.ReplaceEntryAsync(_grain, 0, """{"kind":"said","words":"alone"}""");

        await storage.Append(_grain, state, new Said("second"));

        var read = await storage.ReadJournal(_grain);
        Assert.Equal([new Said("alone"), new Said("second")], read.State!.Entries);
    }

    [Fact]
    public async Task Two_activations_cannot_both_append()
    {
        var one = await storage.ReadJournal(_grain);
        var other = await storage.ReadJournal(_grain);
        await storage.Append(_grain, one, new Said("one's"));

        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.Append(_grain, other, new Said("other's"), new Said("other's second")));

        Assert.Equal(1, storage.EntriesOf(conflict.StoredEtag));
        Assert.Null(other.ETag);
        Assert.Equal([new Said("one's")], (await storage.ReadJournal(_grain)).State!.Entries);
    }

    [Fact]
    public async Task Nothing_is_appended_after_a_gap()
    {
        var one = await storage.ReadJournal(_grain);
        await storage.Append(_grain, one, new Said("first"));
        var other = await storage.ReadJournal(_grain);
        await storage.Storage.ClearStateAsync("journal", _grain, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Append(_grain, other, new Said("second")));

        Assert.False((await storage.ReadJournal(_grain)).RecordExists);
    }

    [Fact]
    public async Task A_cleared_journal_is_empty_and_can_be_begun_again()
    {
        var state = await storage.ReadJournal(_grain);
        await storage.Append(_grain, state, new Said("first"), new Said("second"));

        await storage.Storage.ClearStateAsync("journal", _grain, state);

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Empty(state.State!.Entries);
        await storage.Append(_grain, state, new Said("anew"));
        Assert.Equal([new Said("anew")], (await storage.ReadJournal(_grain)).State!.Entries);
    }

    [Fact]
    public async Task A_journal_that_somebody_has_added_to_is_not_cleared()
    {
        var one = await storage.ReadJournal(_grain);
        await storage.Append(_grain, one, new Said("first"));
        var other = await storage.ReadJournal(_grain);
        await storage.Append(_grain, one, new Said("second"));

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.Storage.ClearStateAsync("journal", _grain, other));

        Assert.Equal(2, (await storage.ReadJournal(_grain)).State!.Count);
    }

    [Fact]
    public async Task Two_journals_of_one_grain_are_apart()
    {
        var state = await storage.ReadJournal(_grain);
        await storage.Append(_grain, state, new Said("first"));
        var second = new GrainState<Journal<TestEntry>>();

        await storage.Storage.ReadStateAsync("second", _grain, second);

        Assert.False(second.RecordExists);
    }

    [Fact]
    public async Task Properties_that_a_type_does_not_know_are_passed_over()
    {
        await storage.InsertEntryAsync(_grain, """{"kind":"said","tone":"calm","words":"hello"}""");

        Assert.Equal([new Said("hello")], (await storage.ReadJournal(_grain)).State!.Entries);
    }

    [Theory]
    [InlineData("""{"kind":"said","words":""")]
    [InlineData("""{"words":"of no kind"}""")]
    [InlineData("""{"kind":"unheard of"}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_damaged_entry_is_named_by_grain_and_number(string payload)
    {
        await storage.Append(_grain, await storage.ReadJournal(_grain), new Said("first"), new Said("second"), new Said("third"));
        await storage.ReplaceEntryAsync(_grain, 1, payload);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => storage.ReadJournal(_grain));

        Assert.Contains($"Entry 1 of the journal journal of {_grain}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("second", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_entry_is_named()
    {
        await storage.Append(_grain, await storage.ReadJournal(_grain), new Said("first"), new Said("second"), new Said("third"));
        await storage.RemoveEntryAsync(_grain, 1);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => storage.ReadJournal(_grain));

        Assert.Contains("Entry 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_has_become_shorter_is_refused()
    {
        var state = await storage.ReadJournal(_grain);
        await storage.Append(_grain, state, new Said("first"));
        state.State = new();

        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Append(_grain, state));
    }

    [Fact]
    public async Task An_entry_of_a_megabyte_is_kept_whole()
    {
        var words = new string('w', 1 << 20);
        await storage.Append(_grain, await storage.ReadJournal(_grain), new Said("small"), new Said(words), new Said("small"));

        Assert.Equal(words, ((Said)(await storage.ReadJournal(_grain)).State!.Entries[1]).Words);
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
