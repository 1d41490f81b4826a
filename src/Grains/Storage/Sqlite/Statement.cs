using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// A prepared statement. It goes straight to SQLite's functions: an ADO.NET command boxes each parameter and makes a
/// reader for each run, which costs about as much as the insert itself.
/// </summary>
internal sealed class Statement(sqlite3 db, sqlite3_stmt handle)
{
    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(handle, index, value));

    /// <summary>Text that is UTF-8 already. SQLite copies it, so the caller may reuse the buffer.</summary>
    public void Bind(int index, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(handle, index, utf8));

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(handle, index));
            return;
        }

        // Encoded on the stack: the string overload of the binding allocates an array for every call.
        Span<byte> small = stackalloc byte[256];
        if (Encoding.UTF8.TryGetBytes(value, small, out var written))
            Bind(index, small[..written]);
        else
            Bind(index, Encoding.UTF8.GetBytes(value));
    }

    public void Bind(int index, long? value)
    {
        if (value is { } number) Bind(index, number);
        else Check(raw.sqlite3_bind_null(handle, index));
    }

    /// <summary>Runs a statement that gives no rows, and says how many rows it changed.</summary>
    public int Run()
    {
        try
        {
            Step();
            return raw.sqlite3_changes(db);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(code, db);
        return false;
    }

    /// <summary>
    /// Ends the run: until then a connection keeps its view of the database, and the write-ahead log cannot start anew.
    /// What it returns is the run's own error, which <see cref="Step"/> has thrown already.
    /// </summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>Text as it lies in SQLite's memory: good until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, db);
    }
}
