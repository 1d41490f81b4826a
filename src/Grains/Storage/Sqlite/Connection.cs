using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Interviewing.Storage.Sqlite;

/// <summary>One connection to the file, for one thread at a time, with its prepared statements.</summary>
internal sealed class Connection : IDisposable
{
    private readonly sqlite3 _db;
    private Statement?[] _prepared = new Statement?[32];

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 db) => _db = db;

    /// <summary>True while no transaction is open: SQLite ends one by itself after the worst errors.</summary>
    public bool IsOutsideTransaction => raw.sqlite3_get_autocommit(_db) != 0;

    public static Connection OpenForWriting(string path) => Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);

    public static Connection OpenForReading(string path)
    {
        var connection = Open(path, raw.SQLITE_OPEN_READONLY);
        // Readers and the writer do not wait for one another, but for somebody's recovery of the log after a crash.
        connection.Execute("PRAGMA busy_timeout = 1000");
        return connection;
    }

    /// <summary>Runs statements that give no rows and are run seldom.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_db, sql);
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
    }

    /// <summary>The first column of the first row.</summary>
    public long Scalar(string sql)
    {
        var statement = Prepare(sql, lasting: false);
        try
        {
            return statement.Step() ? statement.Integer(0) : 0;
        }
        finally
        {
            statement.Dispose();
        }
    }

    /// <summary>The prepared statement, made at its first use.</summary>
    public Statement this[Sql sql]
    {
        get
        {
            if (sql.Number >= _prepared.Length) Array.Resize(ref _prepared, sql.Number * 2);
            return _prepared[sql.Number] ??= Prepare(sql.Text, lasting: true);
        }
    }

    /// <summary>Pages written since the last call: in WAL mode, how many the write-ahead log has taken up.</summary>
    public int TakePagesWritten()
    {
        var code = raw.sqlite3_db_status(_db, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 1);
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
        return written;
    }

    /// <summary>
    /// Brings the write-ahead log into the database file. False if somebody's read or write is in the way: then some of
    /// it is left for the next time.
    /// </summary>
    public bool Checkpoint(int mode)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_db, "main", mode, out var frames, out var done);
        if (code == raw.SQLITE_BUSY) return false;
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
        return frames == done;
    }

    /// <summary>Stops what another thread is running on this connection.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_db);

    public void Dispose()
    {
        foreach (var statement in _prepared) statement?.Dispose();
        _db.Dispose();
    }

    private static Connection Open(string path, int mode)
    {
        var code = raw.sqlite3_open_v2(path, out var db, mode | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            using (db) SqliteException.ThrowExceptionForRC(code, db);
        }

        return new Connection(db);
    }

    private Statement Prepare(string sql, bool lasting)
    {
        var code = raw.sqlite3_prepare_v3(_db, sql, lasting ? (uint)raw.SQLITE_PREPARE_PERSISTENT : 0, out var handle);
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, _db);
        return new Statement(_db, handle);
    }
}
