using Interviewing.Storage.Sqlite;

namespace Interviewing.Storage;

public sealed class ReminderTests : IDisposable
{
    private readonly StorageFolder _folder = new();
    private readonly SqliteReminderTable _table;

    public ReminderTests() => _table = new(_folder.Database);

    [Fact]
    public async Task A_reminder_is_read_as_it_was_set_after_a_restart()
    {
        var entry = Entry(StorageFolder.NewGrain(), "deadline");
        var etag = await _table.UpsertRow(entry);
        Assert.Equal(etag, entry.ETag);

        _folder.Restart();

        var read = await new SqliteReminderTable(_folder.Database).ReadRow(entry.GrainId, "deadline");
        Assert.NotNull(read);
        Assert.Equal(
            (entry.GrainId, entry.ReminderName, entry.StartAt, entry.Period, etag),
            (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
        Assert.Null(await new SqliteReminderTable(_folder.Database).ReadRow(entry.GrainId, "another"));
    }

    [Fact]
    public async Task A_grain_has_its_own_reminders()
    {
        var grain = StorageFolder.NewGrain();
        await _table.UpsertRow(Entry(grain, "one"));
        await _table.UpsertRow(Entry(grain, "two"));
        await _table.UpsertRow(Entry(StorageFolder.NewGrain(), "one"));

        Assert.Equal(["one", "two"], Names(await _table.ReadRows(grain)));
        Assert.Empty((await _table.ReadRows(StorageFolder.NewGrain())).Reminders);
    }

    [Fact]
    public async Task Setting_again_replaces_and_gives_another_etag()
    {
        var entry = Entry(StorageFolder.NewGrain(), "deadline");
        var first = await _table.UpsertRow(entry);
        entry.Period = TimeSpan.FromMinutes(9);
        var second = await _table.UpsertRow(entry);

        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromMinutes(9), (await _table.ReadRow(entry.GrainId, "deadline"))!.Period);
        Assert.Single((await _table.ReadRows(entry.GrainId)).Reminders);
    }

    [Fact]
    public async Task Only_who_has_the_newest_etag_removes()
    {
        var entry = Entry(StorageFolder.NewGrain(), "deadline");
        var first = await _table.UpsertRow(entry);
        var second = await _table.UpsertRow(entry);

        Assert.False(await _table.RemoveRow(entry.GrainId, "deadline", first!));
        Assert.False(await _table.RemoveRow(entry.GrainId, "deadline", "not ours"));
        Assert.True(await _table.RemoveRow(entry.GrainId, "deadline", second!));
        Assert.False(await _table.RemoveRow(entry.GrainId, "deadline", second!));
        Assert.Null(await _table.ReadRow(entry.GrainId, "deadline"));
    }

    [Fact]
    public async Task A_time_of_no_kind_is_UTC()
    {
        var entry = Entry(StorageFolder.NewGrain(), "deadline");
        entry.StartAt = new DateTime(2031, 2, 3, 4, 5, 6, DateTimeKind.Unspecified);
        await _table.UpsertRow(entry);

        Assert.Equal(new(2031, 2, 3, 4, 5, 6, DateTimeKind.Utc), (await _table.ReadRow(entry.GrainId, "deadline"))!.StartAt);
    }

    [Fact]
    public async Task A_range_has_its_end_and_not_its_beginning()
    {
        var hashes = await SetHundred();
        var (begin, end) = (hashes[20], hashes[60]);

        Assert.Equal(hashes[21..61], await Hashes(begin, end));
    }

    [Fact]
    public async Task A_range_that_begins_above_its_end_goes_around()
    {
        var hashes = await SetHundred();
        var (begin, end) = (hashes[60], hashes[20]);

        uint[] expected = [.. hashes[..21], .. hashes[61..]];
        Assert.Equal(expected, await Hashes(begin, end));
        Assert.Equal(expected, await Hashes(begin, end + 1));
    }

    [Fact]
    public async Task A_range_with_equal_ends_is_the_whole_ring()
    {
        var hashes = await SetHundred();

        Assert.Equal(hashes, await Hashes(0, 0));
        Assert.Equal(hashes, await Hashes(hashes[3], hashes[3]));
        Assert.Equal(hashes, await Hashes(uint.MaxValue, uint.MaxValue));
        Assert.Equal(hashes[1..], await Hashes(hashes[0], uint.MaxValue));
    }

    [Fact]
    public async Task All_can_be_cleared()
    {
        await SetHundred();

        await _table.TestOnlyClearTable();

        Assert.Empty((await _table.ReadRows(0, 0)).Reminders);
    }

    public void Dispose() => _folder.Dispose();

    private static ReminderEntry Entry(GrainId grain, string name) => new()
    {
        GrainId = grain,
        ReminderName = name,
        StartAt = new(2031, 2, 3, 4, 5, 6, 7, DateTimeKind.Utc),
        Period = TimeSpan.FromSeconds(90),
    };

    private static List<string> Names(ReminderTableData data) => [.. data.Reminders.Select(entry => entry.ReminderName).Order()];

    private async Task<uint[]> SetHundred()
    {
        var grains = Enumerable.Range(0, 100).Select(i => GrainId.Create("interview", $"grain {i}")).ToList();
        await Task.WhenAll(grains.Select(grain => _table.UpsertRow(Entry(grain, "deadline"))));
        return [.. grains.Select(grain => grain.GetUniformHashCode()).Order()];
    }

    private async Task<uint[]> Hashes(uint begin, uint end) =>
        [.. (await _table.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId.GetUniformHashCode()).Order()];
}
