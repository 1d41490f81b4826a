using Interviewing.Cluster.Running;
using Interviewing.History;

namespace Interviewing.Cluster;

/// <summary>
/// What happens to a cluster under load. After each run the history of all candidates is held against the transcripts (see
/// <see cref="Model"/>): no acknowledged answer is lost, doubled or out of its order.
/// </summary>
[Trait(Needs.Trait, Needs.SeveralSilos)]
public sealed class FaultTests
{
    private const int Candidates = 12;

    [Fact]
    public async Task TwoSilosConductInterviewsForTwoWebFronts()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, fronts: 2);

        await cluster.UnderLoadAsync(Candidates, () => cluster.ProgressAsync(100));

        Assert.Empty(cluster.Log.Failures);
    }

    [Fact]
    public async Task AWebFrontIsKilledAndItsClientsGoOnAtTheOther()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, fronts: 2);

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(40);
            await cluster.Fronts[0].KillAsync();
            await cluster.ProgressAsync(60);
        });
    }

    [Fact]
    public async Task ASiloStandsStillForAWhile()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, fronts: 1);

        await cluster.UnderLoadAsync(Candidates, async () =>
        {
            await cluster.ProgressAsync(40);
            await cluster.Silos[0].PauseAsync(TimeSpan.FromSeconds(10));
            await cluster.ProgressAsync(60);
            await cluster.Silos[0].SuperviseAsync();
            await cluster.ProgressAsync(20);
        });
    }
}
