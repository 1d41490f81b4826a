using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Interviewing.Cluster.Running;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>A cluster over Azure Storage (Azurite).</summary>
public sealed class AzureTests : StorageFaultTests
{
    [Fact]
    public async Task AnErasedInterviewIsInNoBlobAndNoTable()
    {
        await using var cluster = await StartAsync(silos: 2, fronts: 1);
        using HttpClient http = new() { BaseAddress = cluster.Addresses[0] };
        string[] words = ["Xylophone", "Quince"];
        var ids = await Task.WhenAll(words.Select(word => ErasureTests.ConductAsync(http, http, word)));
        foreach (var word in words) Assert.NotEmpty(await ThingsWithAsync(cluster, word));

        using var answer = await http.DeleteAsync($"/interview/{ids[0]}", TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Empty(await ThingsWithAsync(cluster, words[0]));
        Assert.Empty(await ThingsWithAsync(cluster, $"interview/{ids[0]}"));
        Assert.Empty(await ThingsWithAsync(cluster, $"idempotency/{ids[0]}"));
        Assert.NotEmpty(await ThingsWithAsync(cluster, words[1]));
    }

    // Every blob, by its name and its text, and every entity of every table.
    private static async Task<List<string>> ThingsWithAsync(ClusterUnderTest cluster, string text)
    {
        var connection = cluster.Settings["AZURE_STORAGE_CONNECTION_STRING"];
        var container = new BlobContainerClient(connection, "interviews");
        List<string> things = [];
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(TestContext.Current.CancellationToken);
            things.Add($"blob {Uri.UnescapeDataString(blob.Name)} {content.Value.Content}");
        }

        var tables = new TableServiceClient(connection);
        await foreach (var table in tables.QueryAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            var entities = tables.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken);
            await foreach (var entity in entities)
                things.Add($"{table.Name} {string.Join(' ', entity.Select(property => property.Value))}");
        }

        return [.. things.Where(thing => thing.Contains(text, StringComparison.Ordinal))];
    }

    protected override async Task<IClusterStorage> StartStorageAsync()
    {
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        return await AzuriteServer.StartNewAsync();
    }
}
