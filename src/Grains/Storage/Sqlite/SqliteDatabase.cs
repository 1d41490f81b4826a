using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// The file <c>interviews.db</c> in the data directory: everything that an embedded silo keeps. A write is on disk when its
/// task completes: it survives the end of the process and the loss of power.
/// </summary>
internal sealed class SqliteDatabase(IOptions<StorageOptions> options, TimeProvider time, ILogger<SqliteDatabase> logger)
    : IDisposable
{
    private OpenDatabase? _open;
    private long _lastETag;

    /// <summary>Opens the file. Until then, and after <see cref="Dispose"/>, reads and writes are refused.</summary>
    /// <exception cref="InvalidOperationException">Says what is wrong with DATA_DIR.</exception>
    public void Open()
    {
        var open = OpenDatabase.Open(options.Value, time, logger);
        _lastETag = open.HighestETag;
        Volatile.Write(ref _open, open);
    }

    /// <summary>Makes a change; it is on disk when the task completes.</summary>
    public Task Write(SqliteWrite write)
    {
        if (Volatile.Read(ref _open) is { } open)
        {
            open.Queue.Submit(write);
        }
        else
        {
            write.Fail(ReaderPool.Closed());
            write.Release();
        }

        return write.Task;
    }

    /// <summary>Reads, on the caller's thread.</summary>
    public TResult Read<TArgument, TResult>(Func<Connection, TArgument, TResult> read, TArgument argument) =>
        (Volatile.Read(ref _open) ?? throw ReaderPool.Closed()).Readers.Read(read, argument);

    /// <summary>
    /// An ETag that no row of this file has had since the process started: one that an activation remembers never fits a
    /// row that was deleted and made anew. ETags do not outlive the process.
    /// </summary>
    public long NextETag() => Interlocked.Increment(ref _lastETag);

    /// <summary>Makes the writes that wait and closes the file.</summary>
    public void Dispose() => Interlocked.Exchange(ref _open, null)?.Dispose();
}
