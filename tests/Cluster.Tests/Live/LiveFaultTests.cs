using Interviewing.Cluster.Running;
using Interviewing.Servers;

namespace Interviewing.Cluster.Live;

/// <summary>What live clients get while a cluster loses processes: every event of every interview, once, in order.</summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class LiveFaultTests
{
    private const int Candidates = 6;

    [Fact]
    public async Task ASiloIsKilledAndLiveClientsMissNothing()
    {
        SkipWhereMissing();
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, fronts: 1);
        await using var watchers = await Watchers.OpenAsync(cluster.Addresses[0], "signalr", "signalr-msgpack", "socketio", "ws");

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(20);
            await cluster.Silos[0].KillAsync();
            await cluster.ProgressAsync(60);
            await cluster.Silos[0].StartAsync();
            await cluster.ProgressAsync(20);
        }, watchers.JoinAsync);

        await watchers.SawEverythingAsync(cluster.Addresses[0]);
    }

    [Fact]
    public async Task AWebFrontIsKilledAndItsClientsComeBackThroughNginxAndMissNothing()
    {
        SkipWhereMissing();
        Assert.SkipWhen(NginxServer.Missing is not null, NginxServer.Missing ?? "");
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, fronts: 2);
        await using var nginx = await NginxServer.StartAsync(cluster.Addresses);
        await using var watchers = await Watchers.OpenAsync(
            nginx.Address, "signalr", "signalr-polling", "socketio", "socketio-polling", "socketio-websocket", "ws");

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(20);
            // All clients are of one address, so all are at one web front; which one, nginx knows.
            await cluster.Fronts[nginx.LastFront].KillAsync();
            await cluster.ProgressAsync(60);
        }, watchers.JoinAsync, [nginx.Address]);

        await watchers.SawEverythingAsync(nginx.Address);
    }

    private static void SkipWhereMissing()
    {
        Needs.SkipWithoutPostgres();
        Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");
    }
}
