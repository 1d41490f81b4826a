using Interviewing.Storage.Sqlite;

namespace Interviewing.Storage;

/// <summary>A write that a test scripts.</summary>
internal sealed class TestWrite(Action<Connection> execute, bool severalSteps = false) : SqliteWrite
{
    public override bool HasSeveralSteps => severalSteps;

    public override void Execute(Connection connection) => execute(connection);

    /// <summary>A row of the table housekeeping.</summary>
    public static TestWrite Row(string name, long value = 0) => new(connection => Insert(connection, name, value));

    public static void Insert(Connection connection, string name, long value) =>
        connection.Execute($"INSERT INTO housekeeping (name, value) VALUES ('{name}', {value})");
}
