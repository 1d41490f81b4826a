using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Connections to read on, one for each read that is going on. A read runs on its caller's thread: it takes a few
/// microseconds from memory, less than going to another thread and back. It sees every write that has been acknowledged.
/// </summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    /// <summary>Connections kept open; more are opened while more read at once.</summary>
    private const int Kept = 16;

    private readonly ConcurrentQueue<Connection> _free = new();
    private volatile bool _closed;

    /// <summary>Runs a read.</summary>
    /// <exception cref="StorageUnavailableException">The file cannot be read, or the storage is closed.</exception>
    public TResult Read<TArgument, TResult>(Func<Connection, TArgument, TResult> read, TArgument argument)
    {
        if (_closed) throw Closed();
        Connection? connection = null;
        try
        {
            if (!_free.TryDequeue(out connection)) connection = Connection.OpenForReading(path);
            return read(connection, argument);
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException($"The storage could not be read: {e.Message}");
        }
        finally
        {
            Return(connection);
        }
    }

    public static StorageUnavailableException Closed() => new("The storage is closed: the silo is starting or stopping.");

    public void Dispose()
    {
        _closed = true;
        while (_free.TryDequeue(out var connection)) connection.Dispose();
    }

    private void Return(Connection? connection)
    {
        if (connection is null) return;
        if (_free.Count >= Kept)
        {
            connection.Dispose();
            return;
        }

        _free.Enqueue(connection);
        if (_closed) Dispose();
    }
}
