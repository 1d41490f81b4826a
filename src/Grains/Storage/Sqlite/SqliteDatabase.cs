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

    private OpenDatabase Current => Volatile.Read(ref _open) ?? throw ReaderPool.Closed();

    /// <summary>Opens the file. Until then, and after <see cref="Dispose"/>, reads and writes are refused.</summary>
    /// <exception cref="InvalidOperationException">Says what is wrong with DATA_DIR.</exception>
    public void Open() => Volatile.Write(ref _open, OpenDatabase.Open(options.Value, time, logger));

    /// <summary>Makes a change; it is on disk when the task completes.</summary>
    public Task Write(SqliteWrite write)
    {
        Current.Queue.Submit(write);
        return write.Task;
    }

    /// <summary>Reads, on the caller's thread.</summary>
    public TResult Read<TArgument, TResult>(Func<Connection, TArgument, TResult> read, TArgument argument) =>
        Current.Readers.Read(read, argument);

    /// <inheritdoc cref="OpenDatabase.NextETag"/>
    public long NextETag() => Current.NextETag();

    /// <summary>Makes the writes that wait and closes the file.</summary>
    public void Dispose() => Interlocked.Exchange(ref _open, null)?.Dispose();
}
