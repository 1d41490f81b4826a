using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Interviewing.Audit;
using Interviewing.Hosting;
using Interviewing.Interviews;
using Interviewing.Servers;

namespace Interviewing.Storage.AzureStorage;

/// <summary>An account that does not do as it should.</summary>
public sealed class AzureFaultTests(AzureFixture server)
{
    [Fact]
    public async Task An_account_that_does_not_answer_is_given_up_in_time_and_said_in_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var silent = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/account1";
        AzureStorageOptions options = new()
        {
            ConnectionString = $"DefaultEndpointsProtocol=http;AccountName=account1;AccountKey=AAAA;BlobEndpoint={silent};TableEndpoint={silent}",
            Timeout = TimeSpan.FromSeconds(1),
        };
        await using AzureThings things = new(options, "a-service");

        var start = await Assert.ThrowsAsync<SettingsException>(() => new SharedAzureStorage(options).InitAsync(CancellationToken.None));
        var read = await Assert.ThrowsAsync<StorageUnavailableException>(() => things.ReadState(StorageUnderTest.NewGrain()));
        // A client without an end of its own, as Orleans' reminders have it.
        var reminder = await Assert.ThrowsAnyAsync<Exception>(
            () => AzureClients.Tables(options).GetTableClient("Reminders").UpsertEntityAsync(new TableEntity("a", "b")));

        Assert.EndsWith("cannot be used: Azure Storage does not answer in time.", start.Message, StringComparison.Ordinal);
        Assert.EndsWith("Azure Storage does not answer in time.", read.Message, StringComparison.Ordinal);
        Assert.True(AzureFaults.IsOnlyAzures(reminder), reminder.ToString());
    }

    [Fact]
    public async Task Without_its_container_and_tables_nothing_is_taken_for_empty()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        await using var own = await AzuriteServer.StartNewAsync();
        await using var things = AzureThings.New(own.Connection, "a-service");
        var grain = StorageUnderTest.NewGrain();
        await things.Append(grain, await things.ReadJournal(grain), new Said("before"));
        await things.Account.Blobs.DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);
        await things.Account.Interviews.DeleteAsync(TestContext.Current.CancellationToken);
        await things.Account.Audit.DeleteAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.ReadJournal(grain));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.ReadState(grain));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => things.Append(grain, new GrainState<Journal<TestEntry>> { State = new() }, new Said("after")));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.Storage.ClearStateAsync("state", grain, new GrainState<TestState>()));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.Index.UpsertAsync([InterviewIndexTests.Row(1)]));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => things.Audit.LastAsync("acme"));
    }

    [Fact]
    public async Task An_account_whose_tables_are_away_is_not_healthy()
    {
        var things = server.NewStorage();
        await using var half = things.Through(server.Server.ConnectionTo(
            server.Server.BlobEndpoint, new($"http://127.0.0.1:{FreePort.Find()}/devstoreaccount1")));

        Assert.True((await new AzureHealth(things.Account, TimeProvider.System).CheckAsync()).IsHealthy);
        Assert.False((await new AzureHealth(half.Account, TimeProvider.System).CheckAsync()).IsHealthy);
    }

    [Fact]
    public async Task A_log_whose_head_is_older_than_its_rows_goes_on_behind_them()
    {
        var things = server.NewStorage();
        var one = await AddAsync(things.Audit, null);
        var partition = things.Account.Partition("log", "acme");
        var head = (await Entities.FindAsync(things.Account.Audit, partition, AuditEntities.Head, CancellationToken.None))!;
        var two = await AddAsync(things.Audit, one);
        await things.Account.Audit.UpsertEntityAsync(head, TableUpdateMode.Replace, TestContext.Current.CancellationToken);

        Assert.Equal(two, await things.Audit.LastAsync("acme"));
        await AddAsync(things.Audit, two);

        var verdict = await AuditChain.VerifyAsync(things.Audit, "acme");
        Assert.Equal((true, 3L), (verdict.IsWhole, verdict.Entries));
    }

    [Fact]
    public async Task The_audit_logs_are_verified_where_they_lie()
    {
        var things = server.NewStorage();
        await AddAsync(things.Audit, null);
        HostSettings settings = new() { Clustering = Clustering.Azure };
        settings.Azure.ConnectionString = server.Server.Connection;
        settings.Cluster.ServiceId = things.Account.ServiceId;

        var verdict = Assert.Single(await AuditVerification.RunAsync(settings, null));

        Assert.Equal(("acme", 1L, true), (verdict.Tenant, verdict.Entries, verdict.IsWhole));
    }

    [Fact]
    public async Task Names_that_Azure_would_take_for_one_are_apart()
    {
        string[] keys = ["a", "a.", "a/", "a/.", "A", ".", "..", "a%2E", "%"];

        var names = keys.Select(key => BlobName.OfState("a.service.", GrainId.Create("room", key), "room")).ToList();

        Assert.Equal(keys.Length, names.Select(name => name.TrimEnd('.', '/')).Distinct(StringComparer.Ordinal).Count());
        Assert.All(names.SelectMany(name => name.Split('/')), segment => Assert.False(segment.EndsWith('.') || segment.Length == 0));
        Assert.Equal(keys.Select(key => $"room/{key}"), names.Select(BlobName.GrainOf));
    }

    private static async Task<AuditRow> AddAsync(IAuditLog log, AuditRow? last)
    {
        var id = Guid.Parse(SessionId.New(TimeProvider.System));
        var next = AuditChain.Next("acme", last, new()
        {
            Id = id,
            At = TimeProvider.System.GetUtcNow(),
            Actor = "key",
            ActorKind = AuditActorKind.Operator,
            Action = AuditAction.ReadScores,
        });
        await log.AppendAsync("acme", [new(next, id, null)]);
        return next;
    }
}
