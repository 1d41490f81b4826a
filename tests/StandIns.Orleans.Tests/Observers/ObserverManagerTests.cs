using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace Interviewing.StandIns.Tests.Observers;

public sealed class ObserverManagerTests
{
    private DateTime _now = DateTime.UnixEpoch;

    [Fact]
    public void A_subscription_expires_unless_it_is_renewed()
    {
        var manager = New();
        manager.Subscribe("one", "1");
        manager.Subscribe("two", "2");
        _now += TimeSpan.FromSeconds(40);
        manager.Subscribe("two", "2b");
        _now += TimeSpan.FromSeconds(40);
        Assert.Equal(2, manager.Count);
        var told = new List<string>();
        manager.Notify(told.Add);
        Assert.Equal(["2b"], told);
        Assert.Equal(["2b"], manager);
        _now += TimeSpan.FromSeconds(61);
        manager.ClearExpired();
        Assert.Empty(manager);
    }

    [Fact]
    public async Task A_predicate_says_who_is_told()
    {
        var manager = New();
        manager.Subscribe("one", "1");
        manager.Subscribe("two", "2");
        var told = new List<string>();
        await manager.Notify(
            one =>
            {
                told.Add(one);
                return Task.CompletedTask;
            },
            one => one == "2");
        Assert.Equal(["2"], told);
        Assert.Equal("1", manager.Observers["one"]);
    }

    [Fact]
    public void Subscribers_may_change_while_they_are_told()
    {
        var manager = New();
        manager.Subscribe("one", "1");
        manager.Subscribe("two", "2");
        manager.Notify(one => manager.Subscribe("new" + one, one));
        Assert.Equal(4, manager.Count);
        manager.Notify(_ => manager.Clear());
        Assert.Empty(manager);
    }

    private ObserverManager<string, string> New() =>
        new(TimeSpan.FromMinutes(1), NullLogger.Instance) { GetDateTime = () => _now };
}
