using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Storage;

namespace Interviewing.Storage.Postgres;

/// <summary>The tables of a test, with the storage over them.</summary>
internal sealed class PostgresTables(PostgresOptions options, string service = PostgresTables.Service) : SqlStorageUnderTest
{
    private const string Service = "a-service";

    private readonly Lazy<OpenStates> _states = new(() => OpenStates.Of(
        service, PostgresHosting.StateProvider, silo => silo.AddPostgresStorage(options, service)));

    public PostgresOptions Options => options;

    public PostgresDatabase Database { get; private set; } = Open(options, service);

    public override IGrainStorage Storage => new PostgresGrainStorage(Database, new(TestJson.Default.Options));

    public override IGrainStorage States => _states.Value.Storage;

    public override IInterviewIndex Index => new PostgresInterviewIndex(Database);

    public override IStoredGrains Stored => new PostgresStoredGrains(Database);

    public override IAuditLog Audit => new PostgresAuditLog(Database);

    public static PostgresTables New(string connection)
    {
        var options = new PostgresOptions { Connection = connection, Timeout = TimeSpan.FromSeconds(20) };
        PostgresSchema.InitAsync(options, CancellationToken.None).GetAwaiter().GetResult();
        return new(options);
    }

    public override StorageUnderTest OpenAnother(string? ofService = null) => new PostgresTables(options, ofService ?? service);

    public override async ValueTask RestartAsync()
    {
        await Database.DisposeAsync();
        Database = Open(options, service);
    }

    protected override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(options.Connection);
        connection.Open();
        return connection;
    }

    public override Task InsertEntryAsync(GrainId grain, string payload)
    {
        Execute(
            "INSERT INTO grain_journal (service, grain, name, seq, payload) "
            + $"VALUES ('{Service}', '{grain}', 'journal', 0, '{payload}')");
        return Task.CompletedTask;
    }

    public override Task ReplaceInStatesAsync(GrainId grain, string payload)
    {
        Execute(
            "UPDATE OrleansStorage SET Payload = @payload WHERE GrainIdExtensionString = @grain",
            ("payload", payload), ("grain", grain.ToString()));
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> RawStatesAsync()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT s::text FROM OrleansStorage s UNION ALL SELECT s::text FROM grain_state s";
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) rows.Add(reader.GetString(0));
        return Task.FromResult<IReadOnlyList<string>>(rows);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_states.IsValueCreated) await _states.Value.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static PostgresDatabase Open(PostgresOptions options, string service) =>
        new(options, service, TimeProvider.System, NullLogger<PostgresDatabase>.Instance);
}
