using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Interviewing.Storage.Sqlite;

/// <summary>The database while its file is open: the directory's lock, the writer's thread, the readers.</summary>
internal sealed class OpenDatabase : IDisposable
{
    private readonly DirectoryLock _lock;
    private readonly Connection _connection;
    private readonly Thread _writer;
    private readonly ITimer _overdue;

    private OpenDatabase(DirectoryLock directoryLock, Connection connection, string path, StorageOptions options, TimeProvider time, ILogger logger)
    {
        _lock = directoryLock;
        _connection = connection;
        Readers = new(path);
        Queue = new(time, options.WriteTimeout);
        HighestETag = connection.Scalar(
            "SELECT max((SELECT ifnull(max(etag), 0) FROM grain_state), (SELECT ifnull(max(etag), 0) FROM reminder))");
        var upkeep = new Upkeep(connection, time);
        upkeep.AtStart();
        _writer = new Thread(new GroupWriter(connection, Queue, upkeep, logger).Run) { Name = "SQLite writer", IsBackground = true };
        _writer.Start();
        var tick = options.WriteTimeout / 8;
        _overdue = time.CreateTimer(_ => Queue.FailOverdue(), null, tick, tick);
    }

    public WriteQueue Queue { get; }

    public ReaderPool Readers { get; }

    /// <summary>The highest ETag in the file when it was opened.</summary>
    public long HighestETag { get; }

    /// <summary>Takes the directory and opens the file in it, which is made if it is not there.</summary>
    /// <exception cref="InvalidOperationException">Says what is wrong with DATA_DIR.</exception>
    public static OpenDatabase Open(StorageOptions options, TimeProvider time, ILogger logger)
    {
        var directory = Path.GetFullPath(options.DataDirectory);
        var path = FileIn(directory);
        var directoryLock = DirectoryLock.Take(directory);
        Connection? connection = null;
        try
        {
            connection = Connection.OpenForWriting(path);
            // FULL waits for the disk at each commit. Nothing is checkpointed inside a commit: see Upkeep. A deleted
            // word is overwritten. A lock of another program is waited for in short steps: see GroupWriter.
            connection.Execute(
                """
                PRAGMA busy_timeout = 100;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA secure_delete = ON;
                PRAGMA cache_size = -16000;
                """);
            Schema.EnsureExists(connection, path);
            return new(directoryLock, connection, path, options, time, logger);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            directoryLock.Dispose();
            if (e is SqliteException) throw new InvalidOperationException($"{path} cannot be opened: {e.Message}", e);
            throw;
        }
    }

    /// <summary>The database of a data directory.</summary>
    public static string FileIn(string directory) => Path.Combine(Path.GetFullPath(directory), "interviews.db");

    /// <summary>Makes the writes that wait, moves the log into the file, and closes it.</summary>
    public void Dispose()
    {
        Queue.Close();
        _writer.Join();
        _overdue.Dispose();
        Readers.Dispose();
        try
        {
            _connection.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE);
        }
        finally
        {
            _connection.Dispose();
            _lock.Dispose();
        }
    }
}
