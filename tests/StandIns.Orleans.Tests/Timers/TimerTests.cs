using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    Task StartThatWaits(string gate, bool interleave);

    Task StartThatFails();

    Task StartThatChangesItself();

    Task Stop();

    Task Block(string gate);

    Task Call();
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;

    private string Name => this.GetPrimaryKeyString();

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        var scheduler = TaskScheduler.Current;
        _timer = this.RegisterGrainTimer(
            (state, _) =>
            {
                Seen.Add(Name, state);
                Seen.Add(Name, TaskScheduler.Current == scheduler ? "own scheduler" : "another scheduler");
                return Task.CompletedTask;
            },
            "tick",
            new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartThatWaits(string gate, bool interleave)
    {
        _timer = this.RegisterGrainTimer(
            async cancellationToken =>
            {
                Seen.Add(Name, "tick begins");
                await Seen.Gate(gate).WaitAsync(cancellationToken);
                Seen.Add(Name, "tick ends");
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(10)) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartThatFails()
    {
        _timer = this.RegisterGrainTimer(
            () =>
            {
                Seen.Add(Name, "failing tick");
                throw new InvalidDataException();
            },
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(10));
        return Task.CompletedTask;
    }

    public Task StartThatChangesItself()
    {
        _timer = this.RegisterGrainTimer(
            () =>
            {
                Seen.Add(Name, "changing tick");
                if (Seen.Count(Name, "changing tick") == 1) _timer!.Change(TimeSpan.FromMilliseconds(5), Timeout.InfiniteTimeSpan);
                return Task.CompletedTask;
            },
            TimeSpan.Zero,
            TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        Seen.Add(Name, "stopped");
        return Task.CompletedTask;
    }

    public Task Block(string gate)
    {
        Seen.Add(Name, "blocked");
        return Seen.Gate(gate);
    }

    public Task Call()
    {
        Seen.Add(Name, "call");
        return Task.CompletedTask;
    }
}

[Collection(SharedClusterTests.Name)]
public sealed class TimerTests(SharedCluster cluster)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_timer_ticks_again_and_again_on_the_grains_scheduler_until_it_is_disposed()
    {
        var grain = Grain("ticks");
        await grain.Start(Short, Short, interleave: false);
        await Seen.UntilAsync("ticks", "tick", 3);
        Assert.DoesNotContain("another scheduler", Seen.Of("ticks"));
        await grain.Stop();
        var control = Grain("ticks-control");
        await control.Start(Short, Short, interleave: false);
        await Seen.UntilAsync("ticks-control", "tick", 5);
        await control.Stop();
        var since = Seen.Of("ticks").SkipWhile(entry => entry != "stopped").ToList();
        Assert.NotEmpty(since);
        Assert.DoesNotContain("tick", since);
    }

    [Fact]
    public async Task An_infinite_period_is_one_tick()
    {
        var grain = Grain("once");
        await grain.Start(TimeSpan.Zero, Timeout.InfiniteTimeSpan, interleave: false);
        await Seen.UntilAsync("once", "tick");
        var control = Grain("once-control");
        await control.Start(Short, Short, interleave: false);
        await Seen.UntilAsync("once-control", "tick", 3);
        await control.Stop();
        Assert.Equal(1, Seen.Count("once", "tick"));
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_call()
    {
        var grain = Grain("tick-waits");
        var blocked = grain.Block("tick-waits");
        await Seen.UntilAsync("tick-waits", "blocked");
        var started = grain.Start(TimeSpan.Zero, Short, interleave: false);
        Seen.Open("tick-waits");
        await Task.WhenAll(blocked, started);
        await Seen.UntilAsync("tick-waits", "tick");
        Assert.Equal("blocked", Seen.Of("tick-waits")[0]);
        await grain.Stop();
    }

    [Fact]
    public async Task A_call_waits_for_a_running_tick_and_ticks_do_not_overlap()
    {
        var grain = Grain("call-waits");
        await grain.StartThatWaits("call-waits", interleave: false);
        await Seen.UntilAsync("call-waits", "tick begins");
        var call = grain.Call();
        await Grain("call-waits-control").Call();
        Assert.DoesNotContain("call", Seen.Of("call-waits"));
        Seen.Open("call-waits");
        await call;
        Assert.Equal(["tick begins", "tick ends"], Seen.Of("call-waits").Take(2));
        await grain.Stop();
    }

    [Fact]
    public async Task A_tick_with_Interleave_runs_beside_calls()
    {
        var grain = Grain("interleaves");
        await grain.StartThatWaits("interleaves", interleave: true);
        await Seen.UntilAsync("interleaves", "tick begins");
        await grain.Call();
        Assert.DoesNotContain("tick ends", Seen.Of("interleaves"));
        Seen.Open("interleaves");
        await grain.Stop();
    }

    [Fact]
    public async Task A_tick_that_fails_is_followed_by_the_next()
    {
        var grain = Grain("fails");
        await grain.StartThatFails();
        await Seen.UntilAsync("fails", "failing tick", 3);
        await grain.Stop();
    }

    [Fact]
    public async Task A_timer_changed_in_its_tick_ticks_at_the_new_time()
    {
        await Grain("changes").StartThatChangesItself();
        await Seen.UntilAsync("changes", "changing tick", 2);
    }

    private ITimerGrain Grain(string key) => cluster.Client.GetGrain<ITimerGrain>(key);
}
