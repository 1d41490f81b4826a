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

    private static async Task<ClusterUnderTest> StartAsync(int silos, int fronts)
    {
        Assert.SkipUnless(Needs.IsPublishedBuild, "Several silos need a build on the published packages.");
        Assert.SkipWhen(AzuriteServer.Missing is not null, AzuriteServer.Missing ?? "");
        return await ClusterUnderTest.StartAsync(await AzuriteServer.StartNewAsync(), silos, fronts);
    }
}
