using System.Data.Common;
using System.Text;
using Interviewing.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>A data directory of a test, with the storage over it. Closing and opening again is what a restart does.</summary>
internal sealed class StorageFolder : SqlStorageUnderTest, IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("interviews-");
    private readonly TimeSpan _writeTimeout;
    private readonly TimeProvider _time;

    public StorageFolder(TimeSpan? writeTimeout = null, bool open = true, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _writeTimeout = writeTimeout ?? TimeSpan.FromSeconds(20);
        Database = NewDatabase();
        if (open) Database.Open();
    }

    public string Path => _directory.FullName;

    public string File => System.IO.Path.Combine(Path, "interviews.db");

    public SqliteDatabase Database { get; private set; }

    public override IGrainStorage Storage => new SqliteGrainStorage(Database, new(TestJson.Default.Options));

    public override IInterviewIndex Index => new SqliteInterviewIndex(Database);

    public override IStoredGrains Stored => new SqliteStoredGrains(Database);

    public override IAuditLog Audit => new SqliteAuditLog(Database);

    /// <summary>Another storage over the same directory, not open.</summary>
    public SqliteDatabase NewDatabase() => new(
        Options.Create(new StorageOptions { DataDirectory = Path, WriteTimeout = _writeTimeout }),
        _time,
        NullLogger<SqliteDatabase>.Instance);

    public override ValueTask RestartAsync()
    {
        Restart();
        return ValueTask.CompletedTask;
    }

    public void Restart()
    {
        Database.Dispose();
        Database = NewDatabase();
        Database.Open();
    }

    /// <summary>A connection of another program.</summary>
    public SqliteConnection OtherConnection()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    protected override DbConnection Connect() => OtherConnection();

    public List<string> Query(string sql)
    {
        using var connection = OtherConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>All bytes of the database's files, as text of one byte a letter.</summary>
    public string AllBytes()
    {
        var all = new StringBuilder();
        foreach (var file in _directory.EnumerateFiles("interviews.db*"))
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            all.Append(Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        }

        return all.ToString();
    }

    public override Task InsertEntryAsync(GrainId grain, string payload)
    {
        Execute($"INSERT INTO grain_journal (grain, name, seq, payload) VALUES ('{grain}', 'journal', 0, '{payload}')");
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> RawStatesAsync() =>
        Task.FromResult<IReadOnlyList<string>>(Query("SELECT grain || ' ' || name || ' ' || payload FROM grain_state"));

    public override ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        Database.Dispose();
        _directory.Delete(recursive: true);
    }
}
