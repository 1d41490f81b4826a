using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Calls;

[Collection(SharedClusterTests.Name)]
public sealed class CallTests(SharedCluster cluster)
{
    [Fact]
    public async Task Exceptions_reach_the_caller_with_type_and_members()
    {
        var atOnce = await Assert.ThrowsAsync<OwnException>(Grain("throws").Throw);
        Assert.Equal(("at once", 7), (atOnce.Message, atOnce.Code));
        var later = await Assert.ThrowsAsync<OwnException>(Grain("throws").ThrowLater);
        Assert.Equal(("later", 8), (later.Message, later.Code));
        Assert.Equal(8, await Grain("throws").ThrowThrough(Grain("thrown-to")));
    }

    [Fact]
    public async Task A_cancelled_grain_task_is_a_cancellation_for_the_caller() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(Grain("canceled").Canceled);

    [Fact]
    public async Task Grain_methods_may_return_value_tasks()
    {
        Assert.Equal(2, await Grain("value").Value(1));
        await Grain("value").Nothing();
    }

    [Fact]
    public async Task A_caller_waits_no_longer_than_the_methods_ResponseTimeout_and_the_grain_goes_on()
    {
        var grain = Grain("slow");
        await Assert.ThrowsAsync<TimeoutException>(() => grain.TakesTooLong("slow"));
        Assert.DoesNotContain("slow ends", Seen.Of("slow"));
        Seen.Open("slow");
        await Seen.UntilAsync("slow", "slow ends");
    }

    [Fact]
    public async Task A_call_that_timed_out_before_its_turn_came_is_not_run()
    {
        var grain = Grain("dropped");
        await Assert.ThrowsAsync<TimeoutException>(() => grain.TakesTooLong("dropped"));
        await Assert.ThrowsAsync<TimeoutException>(() => grain.Quick("too late"));
        Seen.Open("dropped");
        await Seen.UntilAsync("dropped", "slow ends");
        await grain.Quick("in time");
        Assert.DoesNotContain("too late", Seen.Of("dropped"));
    }

    [Fact]
    public async Task A_one_way_call_returns_before_the_grain_has_done_it()
    {
        var grain = Grain("one-way");
        await grain.OneWay("one-way");
        Assert.Empty(Seen.Of("one-way"));
        Seen.Open("one-way");
        await Seen.UntilAsync("one-way", "one-way over");
    }

    [Fact]
    public async Task The_caller_of_a_one_way_call_does_not_see_its_failure()
    {
        await Grain("one-way-throws").OneWayThrows();
        Assert.Equal(2, await Grain("one-way-throws").Value(1));
    }

    [Fact]
    public async Task Cancelling_a_calls_token_ends_the_wait_and_reaches_the_grain()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain("cancels").WaitFor(cancellation.Token);
        await Seen.UntilAsync("cancels", "waiting");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Seen.UntilAsync("cancels", "cancelled");
    }

    [Fact]
    public async Task The_request_context_travels_with_calls_and_no_further()
    {
        RequestContext.Set("user", "u1");
        Assert.Equal("u1", await Grain("context").ContextThrough(Grain("context-2"), "user"));
        RequestContext.Clear();
        Assert.Null(await Grain("context").ContextThrough(Grain("context-2"), "user"));
    }

    private ICallsGrain Grain(string key) => cluster.Client.GetGrain<ICallsGrain>(key);
}
