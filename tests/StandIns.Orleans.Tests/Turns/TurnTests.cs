using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Turns;

[Collection(SharedClusterTests.Name)]
public sealed class TurnTests(SharedCluster cluster)
{
    [Fact]
    public async Task Awaits_come_back_to_the_activations_own_scheduler() =>
        Assert.Equal("own", await Grain("scheduler").SchedulersAroundAwaits());

    [Fact]
    public async Task Two_activations_have_two_schedulers_and_call_each_other() =>
        Assert.Equal(42, await Grain("one").CallOther(Grain("two")));

    [Fact]
    public async Task Calls_of_a_grain_do_not_interleave()
    {
        var grain = Grain("plain");
        var first = grain.Write("plain-1");
        await Seen.UntilAsync("plain-1", "write begins");
        var second = grain.Write("plain-2");
        await PassByAsync(grain);
        Assert.Empty(Seen.Of("plain-2"));
        Seen.Open("plain-2");
        Seen.Open("plain-1");
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Two_reads_interleave()
    {
        var grain = Grain("reads");
        var first = grain.Read("reads-1");
        await Seen.UntilAsync("reads-1", "read begins");
        var second = grain.Read("reads-2");
        await Seen.UntilAsync("reads-2", "read begins");
        Seen.Open("reads-1");
        Seen.Open("reads-2");
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task A_read_waits_behind_a_write_and_a_write_behind_a_read()
    {
        var grain = Grain("read-write");
        var write = grain.Write("rw-1");
        await Seen.UntilAsync("rw-1", "write begins");
        var read = grain.Read("rw-2");
        await PassByAsync(grain);
        Assert.Empty(Seen.Of("rw-2"));
        Seen.Open("rw-1");
        await write;
        await Seen.UntilAsync("rw-2", "read begins");
        var secondWrite = grain.Write("rw-3");
        await PassByAsync(grain);
        Assert.Empty(Seen.Of("rw-3"));
        Seen.Open("rw-2");
        Seen.Open("rw-3");
        await Task.WhenAll(read, secondWrite);
    }

    [Fact]
    public async Task An_AlwaysInterleave_call_runs_beside_a_write()
    {
        var grain = Grain("always");
        var write = grain.Write("always-1");
        await Seen.UntilAsync("always-1", "write begins");
        Seen.Open("always-2");
        await grain.Interleave("always-2");
        Assert.False(write.IsCompleted);
        Seen.Open("always-1");
        await write;
    }

    [Fact]
    public async Task A_write_runs_beside_an_AlwaysInterleave_call()
    {
        var grain = Grain("beside");
        var interleaving = grain.Interleave("beside-1");
        await Seen.UntilAsync("beside-1", "interleave begins");
        Seen.Open("beside-2");
        await grain.Write("beside-2");
        Seen.Open("beside-1");
        await interleaving;
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave()
    {
        var grain = cluster.Client.GetGrain<IReentrantTurnsGrain>("reentrant");
        var first = grain.Write("reentrant-1");
        await Seen.UntilAsync("reentrant-1", "write begins");
        Seen.Open("reentrant-2");
        await grain.Write("reentrant-2");
        Seen.Open("reentrant-1");
        await first;
    }

    [Fact]
    public async Task Even_of_a_reentrant_grain_no_two_turns_run_at_once()
    {
        var grain = cluster.Client.GetGrain<IReentrantTurnsGrain>("hammered");
        var calls = Enumerable.Range(0, 200).Select(_ => Task.Run(grain.Overlaps)).ToArray();
        Assert.All(await Task.WhenAll(calls), overlaps => Assert.Equal(0, overlaps));
    }

    /// <summary>Has a turn after all calls that were sent before and may run: those that did not begin by now do wait.</summary>
    private static async Task PassByAsync(ITurnsGrain grain)
    {
        Seen.Open("pass by");
        await grain.Interleave("pass by");
        await grain.Interleave("pass by");
    }

    // Two classes implement the interface; the prefix says which.
    private ITurnsGrain Grain(string key) =>
        cluster.Client.GetGrain<ITurnsGrain>(key, typeof(TurnsGrain).FullName);
}
