using Orleans.Storage;

namespace Interviewing.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private readonly StorageFolder _folder = new();

    [Fact]
    public async Task Writes_that_wait_share_one_transaction()
    {
        var versions = new List<long>();
        using var held = await HeldWriter.Hold(_folder.Database);

        // They wait while the first is being made, and see one another before anybody outside does.
        var others = Enumerable.Range(0, 20).Select(i => _folder.Database.Write(new TestWrite(connection =>
        {
            TestWrite.Insert(connection, $"row {i}", i);
            versions.Add(connection.Scalar("PRAGMA data_version") + OutsideCount());
        }))).ToList();
        held.Release();
        await held.Write;
        await Task.WhenAll(others);

        Assert.Equal(20, versions.Count);
        Assert.Single(versions.Distinct());
        Assert.Equal(20, OutsideCount());

        long OutsideCount() => _folder.Query("SELECT CAST(count(*) AS TEXT) FROM housekeeping WHERE name LIKE 'row %'").Select(long.Parse).Single();
    }

    [Fact]
    public async Task What_fails_in_one_write_does_not_fail_the_others()
    {
        using var held = await HeldWriter.Hold(_folder.Database);
        var good = _folder.Database.Write(TestWrite.Row("good"));
        var twice = _folder.Database.Write(TestWrite.Row("good"));
        var halfway = _folder.Database.Write(new TestWrite(
            connection =>
            {
                TestWrite.Insert(connection, "half", 0);
                TestWrite.Insert(connection, "half", 0);
            },
            severalSteps: true));
        var bug = _folder.Database.Write(new TestWrite(_ => throw new FormatException("a bug")));
        var last = _folder.Database.Write(TestWrite.Row("last"));
        held.Release();

        await Task.WhenAll(held.Write, good, last);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => twice);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => halfway);
        await Assert.ThrowsAsync<FormatException>(() => bug);
        Assert.Equal(["good", "last"], _folder.Query("SELECT name FROM housekeeping ORDER BY name"));
    }

    [Fact]
    public async Task A_conflict_of_one_grain_does_not_fail_the_others()
    {
        var (calm, torn) = (StorageFolder.NewGrain(), StorageFolder.NewGrain());
        var (one, other) = (await _folder.ReadJournal(torn), await _folder.ReadJournal(torn));
        var calmState = await _folder.ReadJournal(calm);
        using var held = await HeldWriter.Hold(_folder.Database);
        var ofOne = _folder.Append(torn, one, new Said("one's"));
        var ofOther = _folder.Append(torn, other, new Said("other's"), new Said("other's second"));
        var ofCalm = _folder.Append(calm, calmState, new Said("calm"));
        held.Release();

        await Task.WhenAll(held.Write, ofOne, ofCalm);
        await Assert.ThrowsAsync<InconsistentStateException>(() => ofOther);
        Assert.Equal(1, (await _folder.ReadJournal(calm)).State!.Count);
        Assert.Equal([new Said("one's")], (await _folder.ReadJournal(torn)).State!.Entries);
    }

    [Fact]
    public async Task Sixty_four_writers_lose_nothing_and_see_what_was_acknowledged()
    {
        const int Writers = 64, Entries = 50;
        var grains = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var grain = StorageFolder.NewGrain();
            var state = await _folder.ReadJournal(grain);
            for (var i = 0; i < Entries; i++)
            {
                await _folder.Append(grain, state, new Said($"{writer} says {i}"));
                if (i % 10 == 0) Assert.Equal(i + 1, (await _folder.ReadJournal(grain)).State!.Count);
            }

            return grain;
        })));

        _folder.Restart();

        for (var writer = 0; writer < Writers; writer++)
        {
            var read = await _folder.ReadJournal(grains[writer]);
            Assert.Equal(Enumerable.Range(0, Entries).Select(i => new Said($"{writer} says {i}")), read.State!.Entries.Cast<Said>());
        }
    }

    [Fact]
    public async Task Callers_never_resume_on_the_writers_thread()
    {
        string? thread = null;
        await _folder.Database.Write(TestWrite.Row("a")).ContinueWith(
            _ => thread = Thread.CurrentThread.Name,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        Assert.NotEqual("SQLite writer", thread);
    }

    [Fact]
    public async Task The_log_does_not_grow_without_end()
    {
        var text = new string('x', 100_000);
        for (var i = 0; i < 100; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(j => _folder.Database.Write(new TestWrite(connection => connection.Execute(
                $"INSERT OR REPLACE INTO grain_state (grain, name, etag, payload) VALUES ('{j}', 's', 1, '{text}')")))));
        }

        // 160 MB went through it; it is moved at 64 MB.
        Assert.InRange(new FileInfo(_folder.File + "-wal").Length, 1, 80_000_000);
    }

    public void Dispose() => _folder.Dispose();
}
