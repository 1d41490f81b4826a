using Interviewing.Hosting;
using Npgsql;

namespace Interviewing.Storage.Postgres;

public sealed class PostgresSchemaTests(PostgresFixture server)
{
    [Fact]
    public async Task Several_that_make_the_tables_at_once_are_as_safe_as_one()
    {
        var options = new PostgresOptions { Connection = server.NewSchema() };

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostgresSchema.InitAsync(options, default)));

        Assert.Equal(1, made.Count(one => one));
        await PostgresSchema.RequireAsync(options, default);
    }

    [Fact]
    public async Task A_database_without_tables_is_told_in_one_line()
    {
        var options = new PostgresOptions { Connection = server.NewSchema() };

        var failure = await Assert.ThrowsAsync<SettingsException>(() => PostgresSchema.RequireAsync(options, default));

        Assert.Contains("--init-storage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData(PostgresSchema.Version - 2)]
    [InlineData(PostgresSchema.Version + 1)]
    public async Task Tables_of_another_version_are_refused_and_left_alone(int version)
    {
        await using var tables = server.NewStorage();
        tables.Execute($"UPDATE interviews_schema SET version = {version}");
        var options = tables.Options;

        foreach (var open in (Func<Task>[])[() => PostgresSchema.RequireAsync(options, default), () => PostgresSchema.InitAsync(options, default)])
        {
            var failure = await Assert.ThrowsAsync<SettingsException>(open);
            Assert.Contains($"has tables of version {version}, and this build reads version {PostgresSchema.Version} only", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', failure.Message);
        }
    }

    [Fact]
    public async Task Statements_that_a_deployer_has_loaded_stay()
    {
        var options = new PostgresOptions { Connection = server.NewSchema() };
        await ExecuteAsync(
            options,
            """
            CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL);
            INSERT INTO OrleansQuery VALUES ('GatewaysQueryKey', 'of the deployer')
            """);

        await PostgresSchema.InitAsync(options, default);

        await using var connection = new NpgsqlConnection(options.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = new NpgsqlCommand("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'GatewaysQueryKey'", connection);
        Assert.Equal("of the deployer", await query.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_wrong_with_the_connection_is_said_without_its_password()
    {
        var options = new PostgresOptions
        {
            Connection = "Host=127.0.0.1;Port=1;Username=somebody;Password=the-password;Database=there",
            Timeout = TimeSpan.FromSeconds(1),
        };

        var failure = await Assert.ThrowsAsync<SettingsException>(() => PostgresSchema.RequireAsync(options, default));

        Assert.StartsWith("POSTGRES_CONNECTION: PostgreSQL at 127.0.0.1:1, database there cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-password", failure.Message, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(PostgresOptions options, string sql)
    {
        await using var connection = new NpgsqlConnection(options.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
