using System.Diagnostics;
using System.Text;
using Interviewing.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Interviewing.Storage.Bench;

/// <summary>The same inserts in groups, by SQLite's own functions and by ADO.NET, on one thread.</summary>
internal static class StatementBench
{
    private const string Table = "CREATE TABLE entry (id INTEGER PRIMARY KEY, grain TEXT, seq INTEGER, payload TEXT)";
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
    private const string InsertText = "INSERT INTO entry (grain, seq, payload) VALUES (?1, ?2, ?3)";
    private const string Grain = "interview/0199d3a0-0000-7000-8000-000000000000";

    private static readonly Sql Begin = new("BEGIN IMMEDIATE");
    private static readonly Sql Commit = new("COMMIT");
    private static readonly Sql Insert = new(InsertText);
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes(new string('x', 600));

    public static void RunOwn(string path, int group, int seconds)
    {
        using var connection = Connection.OpenForWriting(path);
        connection.Execute(Pragmas + Table);
        Run($"own statements, one thread, groups of {group}", group, seconds, () =>
        {
            connection[Begin].Run();
            for (var i = 0; i < group; i++)
            {
                var insert = connection[Insert];
                insert.Bind(1, Grain);
                insert.Bind(2, i);
                insert.Bind(3, Payload);
                insert.Run();
            }

            connection[Commit].Run();
        });
    }

    public static void RunAdo(string path, int group, int seconds)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText = Pragmas + Table;
        setUp.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = InsertText;
        var grain = insert.Parameters.Add("?1", SqliteType.Text);
        var seq = insert.Parameters.Add("?2", SqliteType.Integer);
        var payload = insert.Parameters.Add("?3", SqliteType.Blob);
        insert.Prepare();
        Run($"ADO.NET, one thread, groups of {group}", group, seconds, () =>
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var i = 0; i < group; i++)
            {
                grain.Value = Grain;
                seq.Value = i;
                payload.Value = Payload;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        });
    }

    private static void Run(string what, int group, int seconds, Action writeGroup)
    {
        for (var i = 0; i < 500; i++) writeGroup();
        var measure = new Measure();
        var latencies = measure.NewList();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            var before = Stopwatch.GetTimestamp();
            writeGroup();
            latencies.Add(Stopwatch.GetTimestamp() - before);
        }

        measure.Print(what, group);
    }
}
