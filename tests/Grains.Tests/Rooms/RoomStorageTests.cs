using System.Text.Json;
using Azure;
using FakeLiveKit;
using Interviewing.Hosting;
using Interviewing.Interviews;
using Interviewing.Servers;
using Interviewing.Storage.AzureStorage;
using Interviewing.Storage.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interviewing.Rooms;

/// <summary>
/// What is remembered of a room lies in the storage of a whole silo as the product composes it, is told where it cannot be stored,
/// and is gone when the room is.
/// </summary>
public abstract class RoomStorageTests : IAsyncLifetime
{
    private const string Candidate = "Wiesenschaumkraut";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static int s_services;

    /// <summary>How long a storage may go without an answer.</summary>
    private protected static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("interviews-rooms-");
    private FakeLiveKitServer _liveKit = null!;
    private IHost? _host;

    private protected HostSettings Settings { get; } = new();

    private IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    [Fact]
    public async Task ARoomIsStoredAsJsonAndLeavesNothingBehind()
    {
        var (interview, id, room) = await StartedAsync();
        await Eventually(async () => (await FindAsync(room)).Any(raw => raw.Contains("dispatchId", StringComparison.Ordinal)));

        var raw = Assert.Single(await FindAsync(room));
        var stored = JsonSerializer.Deserialize<RoomRecord>(raw, SiloSetup.StateJson.Options)!;
        Assert.Equal((id, Candidate, true), (stored.SessionId, stored.CandidateId, stored.IsStarted));

        await interview.End();
        await Eventually(async () => (await FindAsync(room)).Count == 0);
        Assert.Null(_liveKit.FindRoom(room));
    }

    [Fact]
    public async Task AChangeThatSomebodyElseMadeIsToldAndTheNextCallGoesOnFromIt()
    {
        var (_, id, room) = await StartedAsync();
        await Eventually(async () => (await FindAsync(room)).Any(raw => raw.Contains("dispatchId", StringComparison.Ordinal)));
        var grain = Grains.GetGrain<IRoomGrain>(room);
        await ReplaceAsync(room, JsonSerializer.Serialize(
            new RoomRecord { SessionId = id, CandidateId = Candidate, Webhooks = ["EV_1"], IsStarted = true }, SiloSetup.StateJson.Options));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Notify(Joined("EV_2")));
        await grain.Notify(Joined("EV_2"));

        var stored = JsonSerializer.Deserialize<RoomRecord>(Assert.Single(await FindAsync(room)), SiloSetup.StateJson.Options)!;
        Assert.Equal(["EV_1", "EV_2"], stored.Webhooks);
    }

    [Fact]
    public async Task AStorageThatDoesNotAnswerIsGivenUpAndAfterItTheCallIsMade()
    {
        var (_, _, room) = await StartedAsync();
        await Eventually(async () => (await FindAsync(room)).Any(raw => raw.Contains("dispatchId", StringComparison.Ordinal)));
        var grain = Grains.GetGrain<IRoomGrain>(room);

        var release = await HoldAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => grain.Notify(Joined("EV_1")));
        await release();

        await Eventually(async () =>
        {
            await grain.Notify(Joined("EV_1"));
            return (await FindAsync(room)).Any(raw => raw.Contains("EV_1", StringComparison.Ordinal));
        });
    }

    public async ValueTask InitializeAsync()
    {
        _liveKit = await FakeLiveKitServer.StartAsync();
        await PrepareAsync();
        Settings.Cluster.ClusterId = Settings.Cluster.ServiceId = "rooms-" + Interlocked.Increment(ref s_services);
        (Settings.Cluster.SiloPort, Settings.Cluster.GatewayPort) = (FreePort.Find(), FreePort.Find());
        (Settings.Cluster.AdvertisedAddress, Settings.Cluster.LoadSheddingPercent) = ("127.0.0.1", null);
        Settings.Storage.DataDirectory = _data.FullName;
        Settings.LiveKit.Url = _liveKit.Url;
        (Settings.LiveKit.ApiKey, Settings.LiveKit.ApiSecret) = ("devkey", "secret");
        Settings.Rooms.Grace = TimeSpan.Zero;
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo.UseInterviews(Settings));
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await CloseAsync();
        await _liveKit.DisposeAsync();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Says in the settings where the storage is, and makes what it needs.</summary>
    protected abstract Task PrepareAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    /// <summary>The states that are stored of a room, by another program.</summary>
    protected abstract Task<IReadOnlyList<string>> FindAsync(string room);

    /// <summary>Puts another state in its place, as another silo.</summary>
    protected abstract Task ReplaceAsync(string room, string state);

    /// <summary>Keeps the storage from answering until what is returned is called.</summary>
    protected abstract Task<Func<Task>> HoldAsync();

    private static RoomWebhook Joined(string id) => new()
    {
        Id = id,
        Kind = RoomWebhookKind.ParticipantJoined,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Participant = new() { Sid = "PA_1", Identity = Candidate, JoinedAt = TimeProvider.System.GetUtcNow() },
    };

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                if (await isSo()) return;
                Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "It did not come to be.");
            }
            catch (Exception failure) when (failure is InterviewingException or OrleansException && TimeProvider.System.GetElapsedTime(since) < Patience)
            {
                // A broken activation says so until it is gone.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task<(IInterviewGrain Interview, string Id, string Room)> StartedAsync()
    {
        var id = SessionId.New(TimeProvider.System);
        var room = "room-" + id;
        var interview = Grains.GetGrain<IInterviewGrain>(id);
        await interview.Create(new() { RoomName = room, CandidateId = Candidate, JobDescription = "Baker.", QuestionCount = 1 });
        await interview.Start();
        return (interview, id, room);
    }
}

public sealed class SqliteRoomStorageTests : RoomStorageTests
{
    private string File => Path.Combine(Settings.Storage.DataDirectory, "interviews.db");

    protected override Task PrepareAsync()
    {
        Settings.Storage.WriteTimeout = Unanswered;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<string>> FindAsync(string room)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT payload FROM grain_state WHERE grain = @grain";
        command.Parameters.AddWithValue("@grain", "room/" + room);
        using var reader = command.ExecuteReader();
        List<string> states = [];
        while (reader.Read()) states.Add(reader.GetString(0));
        return Task.FromResult<IReadOnlyList<string>>(states);
    }

    protected override Task ReplaceAsync(string room, string state)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE grain_state SET payload = @state, etag = etag + 1000 WHERE grain = @grain";
        command.Parameters.AddWithValue("@state", state);
        command.Parameters.AddWithValue("@grain", "room/" + room);
        Assert.Equal(1, command.ExecuteNonQuery());
        return Task.CompletedTask;
    }

    protected override Task<Func<Task>> HoldAsync()
    {
        var connection = Open();
        Execute("BEGIN IMMEDIATE");
        return Task.FromResult<Func<Task>>(() =>
        {
            Execute("ROLLBACK");
            connection.Dispose();
            return Task.CompletedTask;
        });

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private SqliteConnection Open()
    {
        SqliteConnection connection = new($"Data Source={File};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}

public sealed class PostgresRoomStorageTests(PostgresFixture server) : RoomStorageTests
{
    protected override Task PrepareAsync()
    {
        Settings.Clustering = Clustering.Postgres;
        Settings.Postgres.Timeout = Unanswered;
        Settings.Postgres.Connection = server.NewSchema();
        return PostgresSchema.InitAsync(Settings.Postgres, CancellationToken.None);
    }

    protected override async Task<IReadOnlyList<string>> FindAsync(string room)
    {
        await using var connection = await OpenAsync();
        await using NpgsqlCommand command = new("SELECT Payload FROM OrleansStorage WHERE strpos(GrainIdExtensionString, $1) > 0", connection);
        command.Parameters.Add(new() { Value = room });
        await using var reader = await command.ExecuteReaderAsync();
        List<string> states = [];
        while (await reader.ReadAsync()) states.Add(reader.GetString(0));
        return states;
    }

    protected override async Task ReplaceAsync(string room, string state)
    {
        await using var connection = await OpenAsync();
        await using NpgsqlCommand command = new(
            "UPDATE OrleansStorage SET Payload = $1, Version = DEFAULT WHERE strpos(GrainIdExtensionString, $2) > 0", connection);
        command.Parameters.Add(new() { Value = state });
        command.Parameters.Add(new() { Value = room });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    protected override async Task<Func<Task>> HoldAsync()
    {
        var connection = await OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand command = new("LOCK TABLE OrleansStorage IN ACCESS EXCLUSIVE MODE", connection))
            await command.ExecuteNonQueryAsync();
        return async () =>
        {
            await transaction.RollbackAsync();
            await connection.DisposeAsync();
        };
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        NpgsqlConnection connection = new(Settings.Postgres.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}

public sealed class AzureRoomStorageTests(AzureFixture server) : RoomStorageTests
{
    private LossyProxy? _blobs;
    private AzureThings _things = null!;

    protected override async Task PrepareAsync()
    {
        _things = server.NewStorage();
        _blobs = await LossyProxy.StartAsync(server.Server.BlobEndpoint);
        Settings.Clustering = Clustering.Azure;
        Settings.Azure.Timeout = Unanswered;
        Settings.Azure.ConnectionString = server.Server.ConnectionTo(_blobs.Address, server.Server.TableEndpoint);
    }

    protected override ValueTask CloseAsync() => _blobs?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Null for a blob that was deleted after it was listed.
    private async Task<string?> ReadAsync(string blob)
    {
        try
        {
            return (await _things.Account.Blobs.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToString();
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }
    }

    protected override async Task<IReadOnlyList<string>> FindAsync(string room)
    {
        List<string> states = [];
        await foreach (var blob in _things.Account.Blobs.GetBlobsAsync())
        {
            if (blob.Name.Contains(room, StringComparison.Ordinal) && await ReadAsync(blob.Name) is { } state)
                states.Add(state);
        }

        return states;
    }

    protected override Task ReplaceAsync(string room, string state)
    {
        var name = $"room-{BlobName.StateKey(Settings.Cluster.ServiceId, GrainId.Create("room", room))}.json";
        return _things.Account.Blobs.GetBlobClient(name).UploadAsync(BinaryData.FromString(state), overwrite: true);
    }

    protected override Task<Func<Task>> HoldAsync()
    {
        TaskCompletionSource held = new();
        _blobs!.Before = (method, path) =>
            method == "PUT" && path.Contains("room-room", StringComparison.Ordinal) ? held.Task : Task.CompletedTask;
        return Task.FromResult<Func<Task>>(() =>
        {
            _blobs.Before = null;
            held.SetResult();
            return Task.CompletedTask;
        });
    }
}
