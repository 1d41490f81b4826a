using System.Runtime.CompilerServices;
using Interviewing.StandIns.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace Interviewing.StandIns.Tests.Observers;

public interface IWatcher : IGrainObserver
{
    void Notified(string what);

    Task<string> Asked(string what);
}

public interface IWatchedGrain : IGrainWithStringKey
{
    Task Subscribe(IWatcher watcher);

    Task Unsubscribe(IWatcher watcher);

    Task Tell(string what);

    Task<int> TellAndDropTheFailing(string what);

    Task<string> Ask(IWatcher watcher, string what);
}

public sealed class WatchedGrain : Grain, IWatchedGrain
{
    private readonly ObserverManager<IWatcher> _watchers = new(TimeSpan.FromMinutes(1), NullLogger.Instance);

    public Task Subscribe(IWatcher watcher)
    {
        _watchers.Subscribe(watcher, watcher);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IWatcher watcher)
    {
        _watchers.Unsubscribe(watcher);
        return Task.CompletedTask;
    }

    public Task Tell(string what)
    {
        _watchers.Notify(watcher => watcher.Notified(what));
        return Task.CompletedTask;
    }

    public async Task<int> TellAndDropTheFailing(string what)
    {
        await _watchers.Notify(watcher => watcher.Asked(what));
        return _watchers.Count;
    }

    public Task<string> Ask(IWatcher watcher, string what) => watcher.Asked(what);
}

public sealed class Watcher(string name) : IWatcher
{
    public void Notified(string what)
    {
        Seen.Add(name, what);
        if (what == "fail") throw new InvalidDataException();
    }

    public async Task<string> Asked(string what)
    {
        await Task.Yield();
        Seen.Add(name, what);
        return name == "failing watcher" ? throw new InvalidDataException("asked in vain") : $"{name} heard {what}";
    }
}

[Collection(SharedClusterTests.Name)]
public sealed class ObserverTests(SharedCluster cluster)
{
    [Fact]
    public async Task An_observer_is_told_in_order_until_it_unsubscribes()
    {
        var watcher = new Watcher("watcher");
        var reference = cluster.Client.CreateObjectReference<IWatcher>(watcher);
        var grain = Grain("watched");
        await grain.Subscribe(reference);
        for (var i = 0; i < 10; i++) await grain.Tell($"{i}");
        await Seen.UntilAsync("watcher", "9");
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), Seen.Of("watcher"));
        await grain.Unsubscribe(reference);
        await grain.Tell("no more");
        Assert.Equal("watcher heard last", await grain.Ask(reference, "last"));
        Assert.DoesNotContain("no more", Seen.Of("watcher"));
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task A_failing_notification_does_not_stop_later_ones()
    {
        var watcher = new Watcher("failing once");
        var reference = cluster.Client.CreateObjectReference<IWatcher>(watcher);
        await Grain("failing-once").Subscribe(reference);
        await Grain("failing-once").Tell("fail");
        await Grain("failing-once").Tell("after");
        await Seen.UntilAsync("failing once", "after");
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task An_observers_answer_and_its_failure_reach_the_grain()
    {
        var failing = new Watcher("failing watcher");
        var reference = cluster.Client.CreateObjectReference<IWatcher>(failing);
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Grain("asks").Ask(reference, "?"));
        Assert.Equal("asked in vain", failure.Message);
        GC.KeepAlive(failing);
    }

    [Fact]
    public async Task ObserverManager_drops_the_observer_that_fails_and_keeps_the_others()
    {
        var good = new Watcher("good watcher");
        var failing = new Watcher("failing watcher");
        var grain = Grain("drops");
        await grain.Subscribe(cluster.Client.CreateObjectReference<IWatcher>(good));
        await grain.Subscribe(cluster.Client.CreateObjectReference<IWatcher>(failing));
        Assert.Equal(1, await grain.TellAndDropTheFailing("first"));
        Assert.Equal(1, await grain.TellAndDropTheFailing("second"));
        Assert.Equal(["first", "second"], Seen.Of("good watcher"));
        GC.KeepAlive((good, failing));
    }

    [Fact]
    public async Task A_deleted_reference_is_told_nothing()
    {
        var watcher = new Watcher("deleted watcher");
        var reference = cluster.Client.CreateObjectReference<IWatcher>(watcher);
        var grain = Grain("deletes");
        await grain.Subscribe(reference);
        cluster.Client.DeleteObjectReference<IWatcher>(reference);
        await grain.Tell("nobody");
        var other = new Watcher("other watcher");
        await grain.Subscribe(cluster.Client.CreateObjectReference<IWatcher>(other));
        await grain.Tell("somebody");
        await Seen.UntilAsync("other watcher", "somebody");
        Assert.Empty(Seen.Of("deleted watcher"));
        GC.KeepAlive((watcher, other));
    }

    [Fact]
    public void An_observer_is_held_weakly()
    {
        var weak = Create();
        for (var i = 0; i < 10 && weak.IsAlive; i++) GC.Collect();
        Assert.False(weak.IsAlive);
    }

    [Fact]
    public async Task An_observer_that_is_not_a_reference_cannot_be_passed() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => Grain("raw").Subscribe(new Watcher("raw")));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Create()
    {
        var watcher = new Watcher("forgotten");
        cluster.Client.CreateObjectReference<IWatcher>(watcher);
        return new WeakReference(watcher);
    }

    private IWatchedGrain Grain(string key) => cluster.Client.GetGrain<IWatchedGrain>(key);
}
