using Interviewing.Storage.Sqlite;

namespace Interviewing.Storage;

public sealed class FailureTests
{
    // Where callers are never answered, the test fails, instead of waiting with them.
    private const int Deadline = 60_000;

    [Fact(Timeout = Deadline)]
    public async Task A_locked_database_fails_the_callers_in_time_and_is_written_again_after_it()
    {
        using var folder = new StorageFolder(writeTimeout: TimeSpan.FromSeconds(2));
        var grain = StorageFolder.NewGrain();
        var state = await folder.ReadJournal(grain);
        await folder.Append(grain, state, new Said("before"));
        using (var other = folder.OtherConnection())
        {
            using var lockIt = other.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            lockIt.ExecuteNonQuery();

            var errors = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
                Assert.ThrowsAsync<StorageUnavailableException>(() => folder.Database.Write(TestWrite.Row($"row {i}")))));

            Assert.Contains("locked", errors[0].Message, StringComparison.Ordinal);
            Assert.Equal([new Said("before")], (await folder.ReadJournal(grain)).State!.Entries);
        }

        await folder.Append(grain, state, new Said("after"));
        Assert.Equal([new Said("before"), new Said("after")], (await folder.ReadJournal(grain)).State!.Entries);
        Assert.Empty(folder.Query("SELECT name FROM housekeeping WHERE name LIKE 'row %'"));
    }

    [Fact]
    public async Task A_full_disk_fails_what_does_not_fit_and_nothing_else()
    {
        using var folder = new StorageFolder();
        var grain = StorageFolder.NewGrain();
        var state = await folder.ReadJournal(grain);
        await folder.Append(grain, state, new Said("before"));
        await folder.Database.Write(new TestWrite(c => c.Execute($"PRAGMA max_page_count = {c.Scalar("PRAGMA page_count")}")));

        var error = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => folder.Append(grain, state, new Said(new string('w', 50_000))));

        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        await folder.Database.Write(TestWrite.Row("fits"));
        Assert.Equal([new Said("before")], (await folder.ReadJournal(grain)).State!.Entries);

        await folder.Database.Write(new TestWrite(c => c.Execute("PRAGMA max_page_count = 1000000")));
        var again = await folder.ReadJournal(grain);
        await folder.Append(grain, again, new Said("after"));
        folder.Restart();
        Assert.Equal([new Said("before"), new Said("after")], (await folder.ReadJournal(grain)).State!.Entries);
    }

    [Fact]
    public async Task A_transaction_that_ends_under_its_group_fails_all_of_it_and_the_next_is_made()
    {
        using var folder = new StorageFolder();
        using var held = await HeldWriter.Hold(folder.Database);
        var before = folder.Database.Write(TestWrite.Row("before"));
        // SQLite does this by itself after the worst errors.
        var worst = folder.Database.Write(new TestWrite(connection =>
        {
            connection.Execute("ROLLBACK");
            throw new IOException("the disk is gone");
        }));
        held.Release();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => before);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => worst);
        await held.Write;
        await folder.Database.Write(TestWrite.Row("next"));
        Assert.Equal(["next"], folder.Query("SELECT name FROM housekeeping"));
    }

    [Fact(Timeout = Deadline)]
    public async Task A_write_that_hangs_is_given_up_in_time()
    {
        using var folder = new StorageFolder(writeTimeout: TimeSpan.FromSeconds(2));
        using var held = await HeldWriter.Hold(folder.Database);
        var waiting = folder.Database.Write(TestWrite.Row("waiting"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => held.Write);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => waiting);
        held.Release();

        await folder.Database.Write(TestWrite.Row("next"));
        Assert.Equal(["next"], folder.Query("SELECT name FROM housekeeping"));
    }

    [Fact]
    public async Task Stopping_makes_the_writes_that_wait_and_refuses_later_ones()
    {
        using var folder = new StorageFolder();
        using var held = await HeldWriter.Hold(folder.Database);
        var waiting = Enumerable.Range(0, 30).Select(i => folder.Database.Write(TestWrite.Row($"row {i}"))).ToList();
        var stopped = Task.Run(folder.Database.Dispose, TestContext.Current.CancellationToken);
        held.Release();
        await stopped;

        await Task.WhenAll(waiting.Append(held.Write));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => folder.Database.Write(TestWrite.Row("late")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => folder.ReadJournal(StorageFolder.NewGrain()));
        Assert.False(File.Exists(folder.File + "-wal"));
        Assert.Equal(30, folder.Query("SELECT name FROM housekeeping").Count);
    }

    [Fact]
    public async Task The_probe_says_how_the_storage_is()
    {
        using var folder = new StorageFolder(writeTimeout: TimeSpan.FromSeconds(2));
        var health = new SqliteHealth(folder.Database, TimeProvider.System);
        Assert.True((await health.CheckAsync()).IsHealthy);
        using (var other = folder.OtherConnection())
        {
            using var lockIt = other.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            lockIt.ExecuteNonQuery();

            var locked = await health.CheckAsync();
            Assert.False(locked.IsHealthy);
            Assert.Contains("locked", locked.Detail, StringComparison.Ordinal);
        }

        Assert.True((await health.CheckAsync()).IsHealthy);
        folder.Database.Dispose();
        Assert.False((await health.CheckAsync()).IsHealthy);
    }
}
