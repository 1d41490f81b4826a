using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Interviewing.Cluster.Running;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>A cluster over Azure Storage (Azurite) under the same faults as one over PostgreSQL: see <see cref="FaultTests"/>.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class AzureTests
{
    private const int Candidates = 12;

    [Fact]
    public async Task ASiloIsKilledAndItsInterviewsAnswerAgainInTime()
    {
        await using var cluster = await StartAsync(silos: 2, fronts: 2);
        var killed = DateTimeOffset.MaxValue;

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(40);
            killed = TimeProvider.System.GetUtcNow();
            await cluster.Silos[0].KillAsync();
            await cluster.ProgressAsync(100);
            await cluster.Silos[0].StartAsync();
            await cluster.ProgressAsync(40);
        });

        Assert.Empty(cluster.Log.Failures);
        var slowest = cluster.Log.Entries.Where(entry => entry.Ended > killed).Max(entry => entry.Ended - entry.Began);
        Assert.InRange(slowest, TimeSpan.Zero, FaultTests.AnswersAgain);
    }

    [Fact]
    public async Task ARollingRestartOfAllSilosFailsNoRequest()
    {
        await using var cluster = await StartAsync(silos: 2, fronts: 1);

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            foreach (var silo in cluster.Silos)
            {
                await cluster.ProgressAsync(40);
                await silo.StopAsync();
                await silo.StartAsync();
            }

            await cluster.ProgressAsync(40);
        });

        Assert.Empty(cluster.Log.Failures);
    }

    [Fact]
    public async Task TheStorageIsAwayForAWhile()
    {
        await using var cluster = await StartAsync(silos: 2, fronts: 1);

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(40);
            await cluster.Storage.StopAsync();
            await Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            await cluster.Storage.StartAsync();
            await cluster.ProgressAsync(60);
        });

        Assert.All(cluster.Silos, silo => Assert.False(silo.Process.HasExited));
    }

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

    private static async Task<ClusterUnderTest> StartAsync(int silos, int fronts)
    {
        Assert.SkipUnless(Needs.IsPublishedBuild, "Several silos need a build on the published packages.");
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        return await ClusterUnderTest.StartAsync(await AzuriteServer.StartNewAsync(), silos, fronts);
    }
}
