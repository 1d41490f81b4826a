using System.Globalization;
using System.Text.RegularExpressions;

namespace Interviewing.Storage;

public sealed class ErasureTests : IDisposable
{
    private readonly StorageFolder _folder = new();

    [Fact]
    public async Task Erased_words_leave_all_files_while_the_storage_is_open()
    {
        var (gone, kept) = (StorageFolder.NewGrain(), StorageFolder.NewGrain());
        var (goneState, keptState) = (await _folder.ReadJournal(gone), await _folder.ReadJournal(kept));
        var whole = await _folder.ReadState(gone);
        for (var i = 0; i < 20; i++)
        {
            await _folder.Append(gone, goneState, new Said($"erase-these-words {i}"));
            await _folder.Append(kept, keptState, new Said($"keep-these-words {i}"));
            whole.State!.Words = $"erase-these-words, too {i}";
            await _folder.Storage.WriteStateAsync("state", gone, whole);
        }

        Assert.Contains("erase-these-words", _folder.AllBytes(), StringComparison.Ordinal);
        await _folder.Storage.ClearStateAsync("journal", gone, goneState);
        await _folder.Storage.ClearStateAsync("state", gone, whole);

        await Eventually(() => !_folder.AllBytes().Contains("erase-these-words", StringComparison.Ordinal));
        Assert.Contains("keep-these-words", _folder.AllBytes(), StringComparison.Ordinal);
        Assert.Equal(20, (await _folder.ReadJournal(kept)).State!.Count);
    }

    [Fact]
    public async Task Of_many_journals_erased_among_others_no_word_is_left()
    {
        var random = new Random(7);
        var live = new List<(GrainId Grain, GrainState<Journal<TestEntry>> State)>();
        var erased = new HashSet<string>();
        for (var round = 0; round < 10; round++)
        {
            for (var i = 0; i < 40; i++)
            {
                var grain = StorageFolder.NewGrain();
                live.Add((grain, await _folder.ReadJournal(grain)));
            }

            // Each journal once at a time: an activation does not write twice at once.
            for (var i = 0; i < 15; i++)
            {
                await Task.WhenAll(random.GetItems(live.ToArray(), 100).Distinct().Select(one => _folder.Append(
                    one.Grain,
                    one.State,
                    new Said($"W{random.NextInt64():x16}" + new string('y', random.Next(2500))))));
            }

            foreach (var one in live.OrderBy(_ => random.Next()).Take(25).ToList())
            {
                erased.UnionWith(one.State.State!.Entries.Cast<Said>().Select(said => said.Words[..17]));
                await _folder.Storage.ClearStateAsync("journal", one.Grain, one.State);
                live.Remove(one);
            }
        }

        // A few are left until the file is written anew, at the first rest; the next process takes that over.
        _folder.Restart();

        Assert.True(erased.Count > 2000, erased.Count.ToString(CultureInfo.InvariantCulture));
        await Eventually(() => !Regex.Matches(_folder.AllBytes(), "W[0-9a-f]{16}").Select(match => match.Value).Any(erased.Contains));
        foreach (var one in live) Assert.Equal(one.State.State!.Entries, (await _folder.ReadJournal(one.Grain)).State!.Entries);
    }

    [Fact]
    public async Task At_rest_the_file_is_written_anew_after_an_erasure()
    {
        var grain = StorageFolder.NewGrain();
        var state = await _folder.ReadJournal(grain);
        await _folder.Append(grain, state, new Said("words"));
        await _folder.Storage.ClearStateAsync("journal", grain, state);
        Assert.Contains("erased", _folder.Query("SELECT name FROM housekeeping"));

        await Eventually(() => _folder.Query("SELECT name FROM housekeeping").Count == 0);
    }

    [Fact]
    public async Task Without_a_rest_the_file_is_written_anew_after_a_day_all_the_same()
    {
        var time = new JumpingTime();
        using var folder = new StorageFolder(time: time);
        var (gone, busy) = (StorageFolder.NewGrain(), StorageFolder.NewGrain());
        var (goneState, busyState) = (await folder.ReadJournal(gone), await folder.ReadJournal(busy));
        await folder.Append(gone, goneState, new Said("words"));
        await folder.Storage.ClearStateAsync("journal", gone, goneState);
        time.Jump(TimeSpan.FromHours(25));

        var since = TimeProvider.System.GetTimestamp();
        while (folder.Query("SELECT name FROM housekeeping").Count > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(60), "It was not written anew.");
            for (var i = 0; i < 20; i++) await folder.Append(busy, busyState, new Said($"busy {i}"));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static async Task Eventually(Func<bool> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(60), "It did not come to be.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private sealed class JumpingTime : TimeProvider
    {
        private long _jumped;

        public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref _jumped);

        public void Jump(TimeSpan by) => Interlocked.Add(ref _jumped, (long)(by.TotalSeconds * TimestampFrequency));
    }
}
