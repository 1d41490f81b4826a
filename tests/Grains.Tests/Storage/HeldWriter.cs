using Interviewing.Storage.Sqlite;

namespace Interviewing.Storage;

/// <summary>Holds the writer's thread in a group of its own, so that what is written meanwhile waits for one group.</summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldWriter(SqliteDatabase database) => Write = database.Write(new TestWrite(_ =>
    {
        _held.SetResult();
        _release.Wait(CancellationToken.None);
    }));

    /// <summary>The write that holds it.</summary>
    public Task Write { get; }

    public static async Task<HeldWriter> Hold(SqliteDatabase database)
    {
        var writer = new HeldWriter(database);
        await writer._held.Task;
        return writer;
    }

    public void Release() => _release.Set();

    /// <summary>A test that fails lets go, too. The event is left to the collector: the writer may still look at it.</summary>
    public void Dispose() => Release();
}
