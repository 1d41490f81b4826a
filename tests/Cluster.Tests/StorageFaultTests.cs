using Interviewing.Cluster.Running;
using Interviewing.Servers;

namespace Interviewing.Cluster;

/// <summary>What happens to a cluster under load, over each storage that it can share: see <see cref="FaultTests"/>.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public abstract class StorageFaultTests
{
    private const int Candidates = 12;

    [Fact]
    public async Task ASiloIsKilledAndNoRequestFails()
    {
        await using var cluster = await StartAsync(silos: 2, fronts: 2);

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(40);
            await cluster.Silos[0].KillAsync();
            await cluster.ProgressAsync(100);
            await cluster.Silos[0].StartAsync();
            await cluster.ProgressAsync(40);
        });

        // A web front repeats a call for 15 s: by then the interviews of the lost silo are at the other.
        Assert.Empty(cluster.Log.Failures);
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
            await cluster.FailureAsync();
            await cluster.Storage.StartAsync();
            await cluster.ProgressAsync(60);
        });

        Assert.All(cluster.Silos, silo => Assert.False(silo.Process.HasExited));
    }

    /// <summary>Starts the storage; skips the test where it is missing.</summary>
    protected abstract Task<IClusterStorage> StartStorageAsync();

    private protected async Task<ClusterUnderTest> StartAsync(int silos, int fronts)
    {
        return await ClusterUnderTest.StartAsync(await StartStorageAsync(), silos, fronts);
    }
}

public sealed class PostgresFaultTests : StorageFaultTests
{
    protected override async Task<IClusterStorage> StartStorageAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        return await PostgresServer.StartNewAsync();
    }
}
