using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Activations;

[Collection(SharedClusterTests.Name)]
public sealed class ActivationTests(SharedCluster cluster)
{
    [Fact]
    public async Task The_first_call_activates_and_later_calls_meet_the_same_instance()
    {
        var grain = Grain("same");
        Assert.Equal(1, await grain.Increment());
        Assert.Equal(2, await Grain("same").Increment());
        Assert.Equal(["activated"], Seen.Of("same"));
    }

    [Fact]
    public async Task Making_a_reference_activates_nothing()
    {
        _ = Grain("untouched");
        await Grain("touched").Key();
        Assert.Empty(Seen.Of("untouched"));
    }

    [Fact]
    public async Task Each_key_has_its_own_instance_and_keys_are_exact()
    {
        await Grain("Key").Increment();
        Assert.Equal(1, await Grain("key").Increment());
        Assert.Equal("a/b+c é", await Grain("a/b+c é").Key());
    }

    [Fact]
    public async Task A_grain_type_is_its_class_name_in_lower_case_without_Grain()
    {
        Assert.Equal("activation/typed", Grain("typed").GetGrainId().ToString());
        Assert.Equal(await Grain("typed").Self(), Grain("typed"));
        Assert.True(await Grain("typed").IsSelf(Grain("typed")));
    }

    [Fact]
    public void A_uniform_hash_is_the_published_one()
    {
        // Reminder tables store it.
        Assert.Equal(1017786213u, GrainId.Create("interview", "a-rather-long-key-of-more-than-16-bytes").GetUniformHashCode());
    }

    [Fact]
    public async Task DeactivateOnIdle_ends_the_activation_and_the_next_call_makes_a_new_one()
    {
        var grain = Grain("ends");
        await grain.Increment();
        await grain.End();
        Assert.Equal(1, await grain.Increment());
        await Seen.UntilAsync("ends", "deactivated ApplicationRequested");
        Assert.Equal(2, Seen.Count("ends", "activated"));
    }

    [Fact]
    public async Task Deactivation_waits_for_the_running_call_and_new_calls_wait_for_the_next_activation()
    {
        var grain = Grain("drains");
        var running = grain.EndAfterGate();
        await Seen.UntilAsync("drains", "ending");
        var next = grain.Increment();
        Assert.False(next.IsCompleted);
        Seen.Open("drains");
        await running;
        Assert.Equal(1, await next);
        Assert.Equal(
            ["activated", "ending", "call over", "deactivated ApplicationRequested"],
            Seen.Of("drains").Where(one => one != "scope disposed").Take(4));
    }

    [Fact]
    public async Task A_failing_activation_reaches_the_caller_with_its_type_and_the_next_call_tries_again()
    {
        var grain = Grain("fails-once");
        await Assert.ThrowsAsync<InvalidDataException>(grain.Key);
        Assert.Equal("fails-once", await grain.Key());
        Assert.Equal(0, Seen.Count("fails-once", "deactivated ActivationFailed"));
    }

    [Fact]
    public async Task All_calls_that_wait_for_a_failing_activation_fail()
    {
        var grain = Grain("fails-once-for-all");
        var calls = Enumerable.Range(0, 5).Select(_ => grain.Key()).ToArray();
        await Assert.ThrowsAsync<InvalidDataException>(() => calls[0]);
        await Task.WhenAll(calls).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.All(calls, call => Assert.True(call.IsFaulted || call.Result == "fails-once-for-all"));
    }

    [Fact]
    public async Task A_failing_constructor_reaches_the_caller()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            cluster.Client.GetGrain<IBadConstructorGrain>("any").Call);
        Assert.Contains("no instance", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scoped_services_belong_to_the_activation_and_are_disposed_with_it()
    {
        var grain = Grain("scoped");
        Assert.Equal("scoped", await grain.ScopeKey());
        Assert.Equal(0, Seen.Count("scoped", "scope disposed"));
        await grain.End();
        await Seen.UntilAsync("scoped", "scope disposed");
    }

    [Fact]
    public void An_interface_that_no_class_implements_is_refused()
    {
        Assert.Throws<ArgumentException>(() => cluster.Client.GetGrain<INobodysGrain>("any"));
    }

    private IActivationGrain Grain(string key) => cluster.Client.GetGrain<IActivationGrain>(key);
}

public interface INobodysGrain : IGrainWithStringKey
{
    Task Call();
}
