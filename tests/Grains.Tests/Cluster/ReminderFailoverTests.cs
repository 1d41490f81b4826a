using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Cluster;

/// <summary>Reminders of a silo that is lost.</summary>
public sealed class ReminderFailoverTests : IAsyncLifetime
{
    // Each silo of two has the reminders of some: that one of them has none of these happens once in 32,768 times.
    private const int Interviews = 16;

    private readonly InterviewCluster _cluster = new(2);

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task DeadlinesThatALostSiloWouldHaveKeptAreKeptByAnother()
    {
        List<IInterviewGrain> grains = [];
        for (var n = 0; n < Interviews; n++)
            grains.Add(await _cluster.StartedAsync());

        await _cluster.KillAsync(_cluster.Silos[0]);
        _cluster.Time.Advance(_cluster.Settings.Interviews.AbandonedAfter);

        // Nobody calls the interviews: the list says what became of them.
        await _cluster.Eventually(async () =>
        {
            _cluster.Time.Advance(TimeSpan.FromSeconds(1));
            return (await _cluster.List()).Count(row => row.State == InterviewState.Expired) == Interviews;
        });
        foreach (var grain in grains)
            Assert.Equal(EndReason.Abandoned, (await grain.GetStatus()).EndReason);
    }
}
