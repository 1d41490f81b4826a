using Interviewing.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Interviewing.Speech;

public sealed class AudioFolderTests : IDisposable
{
    private const string Name = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.wav";

    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("interviews-audio-");
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AudioFolder Store => new(
        Options.Create(new StorageOptions { DataDirectory = _data.FullName }), _time, NullLogger<AudioFolder>.Instance);

    private string PathOf(string name) => Path.Combine(_data.FullName, "audio", name);

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task AFileIsThereWhenItIsWholeAndNotBefore()
    {
        var store = Store;
        Assert.Null(store.Find(Name));
        Assert.Null(store.OpenRead(Name));
        var made = await store.WriteAsync(
            Name,
            async (file, cancelled) =>
            {
                await file.WriteAsync(FakeOpenAI.MadeAudio.Wav(100), cancelled);
                Assert.Null(store.Find(Name));
                Assert.Null(store.OpenRead(Name));
                return TimeSpan.FromSeconds(100.0 / FakeOpenAI.MadeAudio.SampleRate);
            },
            Cancel);

        Assert.Equal(made, store.Find(Name));
        using var read = store.OpenRead(Name)!;
        Assert.Equal(244, read.Length);
        Assert.Equal([Name], System.IO.Directory.GetFiles(PathOf("")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task AFileWhoseMakingFailsIsNotThereAndLeavesNothing()
    {
        async Task<TimeSpan> Half(Stream file, Exception failure)
        {
            await file.WriteAsync(new byte[100_000], Cancel);
            throw failure;
        }

        await Assert.ThrowsAsync<SpeechUnavailableException>(
            () => Store.WriteAsync(Name, (file, _) => Half(file, new IOException("No space left on device")), Cancel));
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => Store.WriteAsync(Name, (file, _) => Half(file, new OperationCanceledException()), Cancel));
        Assert.Empty(System.IO.Directory.GetFiles(PathOf("")));
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenToIsSaidBeforeAnythingIsMade()
    {
        File.WriteAllText(Path.Combine(_data.FullName, "audio"), "Here a file stands in the way.");
        var asked = 0;
        var failure = await Assert.ThrowsAsync<SpeechUnavailableException>(
            () => Store.WriteAsync(Name, (_, _) => Task.FromResult(TimeSpan.FromTicks(++asked)), Cancel));
        Assert.Equal(0, asked);
        Assert.NotNull(failure.RetryAfterSeconds);
        Assert.DoesNotContain(_data.FullName, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNobodyHasAskedForInATimeIsDeletedAndNothingElse()
    {
        var store = Store;
        await Write(store, Name);
        var other = "f" + Name[1..];
        await Write(store, other);
        File.WriteAllText(PathOf("notes.txt"), "Somebody else's.");
        File.WriteAllText(PathOf(Name + ".abc.tmp"), "What a crash left.");

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(store.Find(other));
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(new CleanedUp(1, 244), store.DeleteOlderThan(TimeSpan.FromMinutes(15)));
        Assert.Equal([other, "notes.txt"], System.IO.Directory.GetFiles(PathOf("")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(new CleanedUp(1, 244), store.DeleteOlderThan(TimeSpan.Zero));
        Assert.Equal(default, store.DeleteOlderThan(TimeSpan.Zero));
    }

    [Fact]
    public async Task OldFilesAreDeletedByThemselvesFromTheStartOn()
    {
        var store = Store;
        await Write(store, Name);
        // The clock is put forward before anything sweeps: a file that is just being written has the machine's own time.
        _time.Advance(TimeSpan.FromHours(23));
        var other = "f" + Name[1..];
        await Write(store, other);
        var options = Options.Create(new SpeechOptions
        {
            KeepFor = TimeSpan.FromHours(24),
            SweepEvery = TimeSpan.FromMilliseconds(20),
        });
        using AudioSweeper sweeper = new(store, options, _time, NullLogger<AudioSweeper>.Instance);
        await sweeper.StartAsync(Cancel);
        // Nothing is old at the start; one of them is at a later round.
        _time.Advance(TimeSpan.FromHours(2));
        var since = TimeProvider.System.GetTimestamp();
        while (File.Exists(PathOf(Name)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(60), "The old file is still there.");
            _time.Advance(options.Value.SweepEvery);
            await Task.Delay(5, Cancel);
        }

        await sweeper.StopAsync(Cancel);
        Assert.NotNull(store.Find(other));
    }

    [Fact]
    public async Task WhoeverReadsAFileReadsItToItsEndThoughItIsDeleted()
    {
        var store = Store;
        await Write(store, Name);
        using var read = store.OpenRead(Name)!;
        store.Delete(Name);
        Assert.Null(store.OpenRead(Name));
        Assert.Equal(244, (await new BinaryReader(read).BaseStream.ReadAsync(new byte[500], Cancel)));
        store.Delete(Name);
    }

    private static Task<AudioFile> Write(AudioFolder store, string name) => store.WriteAsync(
        name,
        async (file, cancelled) =>
        {
            await file.WriteAsync(FakeOpenAI.MadeAudio.Wav(100), cancelled);
            return TimeSpan.Zero;
        },
        Cancel);
}
