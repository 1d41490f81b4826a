using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Specialized;
using Interviewing.Audit;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;

namespace Interviewing.Storage.AzureStorage;

/// <summary>The blobs and tables of a test, with the storage over them.</summary>
internal sealed class AzureThings(AzureStorageOptions options, string service) : StorageUnderTest
{
    private readonly Lazy<OpenStates> _states = new(() => OpenStates.Of(
        service, AzureStorageHosting.StateProvider, silo => silo.AddAzureStorage(options, service)));

    public AzureAccount Account { get; private set; } = Open(options, service);

    public override IGrainStorage Storage => new AzureGrainStorage(Account, new(TestJson.Default.Options));

    public override IGrainStorage States => _states.Value.Storage;

    public override IInterviewIndex Index => new AzureInterviewIndex(Account);

    public override IStoredGrains Stored => new AzureStoredGrains(Account);

    public override IAuditLog Audit => new AzureAuditLog(Account);

    public static AzureThings New(string connection, string service, TimeSpan? timeout = null)
    {
        AzureStorageOptions options = new() { ConnectionString = connection, Timeout = timeout ?? TimeSpan.FromSeconds(20) };
        new SharedAzureStorage(options).InitAsync(CancellationToken.None).GetAwaiter().GetResult();
        return new(options, service);
    }

    public override StorageUnderTest OpenAnother(string? ofService = null) => new AzureThings(options, ofService ?? service);

    /// <summary>The same things, reached by another connection.</summary>
    public AzureThings Through(string connection) => new(new() { ConnectionString = connection, Timeout = options.Timeout }, service);

    /// <summary>Leaves what a process leaves that ends between making a journal's blob and its first append.</summary>
    public Task LeaveEmptyAsync(GrainId grain) => Journal(grain).CreateAsync();

    public override ValueTask RestartAsync()
    {
        Account = Open(options, service);
        return ValueTask.CompletedTask;
    }

    public override int EntriesOf(string? etag) => int.Parse(etag!.Split('@')[0], CultureInfo.InvariantCulture);

    public override Task InsertEntryAsync(GrainId grain, string payload) => WriteLinesAsync(grain, [$"0 {payload}"]);

    public override async Task ReplaceEntryAsync(GrainId grain, int seq, string payload)
    {
        var lines = await LinesAsync(grain);
        lines[seq] = string.Create(CultureInfo.InvariantCulture, $"{seq} {payload}");
        await WriteLinesAsync(grain, lines);
    }

    public override async Task RemoveEntryAsync(GrainId grain, int seq)
    {
        var lines = await LinesAsync(grain);
        lines.RemoveAt(seq);
        await WriteLinesAsync(grain, lines);
    }

    public override Task ReplaceStateAsync(GrainId grain, string payload) => Account.Blobs
        .GetBlobClient(BlobName.OfState(service, grain, "state")).UploadAsync(BinaryData.FromString(payload), overwrite: true);

    public override async Task TamperAsync(Func<(string Tenant, AuditRow Row), (string Tenant, AuditRow Row)?> change)
    {
        foreach (var tenant in await Audit.TenantsAsync())
        {
            foreach (var row in await Audit.ReadAsync(tenant, 0, 1000, null))
            {
                var changed = change((tenant, row));
                if (changed?.Tenant != tenant)
                    await Account.Audit.DeleteEntityAsync(Account.Partition("log", tenant), AuditEntities.RowKey(row.Sequence));
                if (changed is { } to)
                {
                    await Account.Audit.UpsertEntityAsync(
                        AuditEntities.Write(Account.Partition("log", to.Tenant), AuditEntities.RowKey(row.Sequence), to.Row),
                        TableUpdateMode.Replace);
                }
            }
        }
    }

    public override Task ReplaceInStatesAsync(GrainId grain, string payload) => Account.Blobs
        .GetBlobClient($"state-{BlobName.StateKey(service, grain)}.json").UploadAsync(BinaryData.FromString(payload), overwrite: true);

    public override async Task<IReadOnlyList<string>> RawStatesAsync()
    {
        List<string> blobs = [];
        await foreach (var blob in Account.Blobs.GetBlobsAsync())
        {
            if (blob.Name.Contains(Uri.EscapeDataString(service), StringComparison.Ordinal))
                blobs.Add($"{blob.Name} {(await Account.Blobs.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content}");
        }

        return blobs;
    }

    public override ValueTask DisposeAsync() => _states.IsValueCreated ? _states.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static AzureAccount Open(AzureStorageOptions options, string service) =>
        new(options, service, TimeProvider.System, NullLogger<AzureAccount>.Instance);

    private AppendBlobClient Journal(GrainId grain) =>
        Account.Blobs.GetAppendBlobClient(BlobName.OfJournal(service, grain, "journal"));

    private async Task<List<string>> LinesAsync(GrainId grain) =>
        [.. (await Journal(grain).DownloadContentAsync()).Value.Content.ToString().TrimEnd('\n').Split('\n')];

    private async Task WriteLinesAsync(GrainId grain, IEnumerable<string> lines)
    {
        var blob = Journal(grain);
        await blob.CreateAsync();
        await blob.AppendBlockAsync(BinaryData.FromString(string.Concat(lines.Select(line => line + "\n"))).ToStream());
    }
}
