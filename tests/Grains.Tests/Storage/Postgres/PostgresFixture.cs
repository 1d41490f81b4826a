using System.Globalization;
using Interviewing.Servers;
using Interviewing.Storage.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Interviewing.Storage.Postgres;

/// <summary>
/// One PostgreSQL for all tests; each has tables of its own in it. It is started when the first test wants it: some tests run
/// this program as a process that is killed, and must not leave a server behind.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private static int s_schemas;
    private readonly Lazy<PostgresServer> _server = new(() => PostgresServer.StartNewAsync().GetAwaiter().GetResult());

    /// <summary>A connection to a schema that nobody else uses. Skips the test where there is no PostgreSQL.</summary>
    public string NewSchema()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var schema = "test" + Interlocked.Increment(ref s_schemas).ToString(CultureInfo.InvariantCulture);
        using var connection = new NpgsqlConnection(_server.Value.Connection);
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        command.ExecuteNonQuery();
        return $"{_server.Value.Connection};Search Path={schema}";
    }

    /// <summary>A storage with nothing in it.</summary>
    internal PostgresTables NewStorage() => PostgresTables.New(NewSchema());

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await _server.Value.DisposeAsync();
    }
}
