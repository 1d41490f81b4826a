using System.Globalization;
using Interviewing.Servers;
using Interviewing.Storage.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Interviewing.Storage.Postgres;

/// <summary>One PostgreSQL for all tests; each has tables of its own in it.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private static int s_schemas;
    private PostgresServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.Missing is null) _server = await PostgresServer.StartNewAsync();
    }

    /// <summary>A connection to a schema that nobody else uses. Skips the test where there is no PostgreSQL.</summary>
    public string NewSchema()
    {
        Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
        var schema = "test" + Interlocked.Increment(ref s_schemas).ToString(CultureInfo.InvariantCulture);
        using var connection = new NpgsqlConnection(_server.Connection);
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        command.ExecuteNonQuery();
        return $"{_server.Connection};Search Path={schema}";
    }

    /// <summary>A storage with nothing in it.</summary>
    internal PostgresTables NewStorage() => PostgresTables.New(NewSchema());

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
