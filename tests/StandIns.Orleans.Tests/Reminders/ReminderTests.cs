using Interviewing.StandIns.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Interviewing.StandIns.Tests.Reminders;

public interface IReminderGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan due, TimeSpan period);

    Task<string?> Find(string name);

    Task<string[]> All();

    Task Unregister(string name);

    Task End();
}

public sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    private string Name => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Seen.Add(Name, "activated");
        return Task.CompletedTask;
    }

    public Task Register(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task<string?> Find(string name) => (await this.GetReminder(name))?.ReminderName;

    public async Task<string[]> All() => [.. (await this.GetReminders()).Select(one => one.ReminderName).Order()];

    public async Task Unregister(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Seen.Add(Name, $"{reminderName} every {status.Period}");
        if (status.CurrentTickTime < status.FirstTickTime - TimeSpan.FromMilliseconds(50)) Seen.Add(Name, "too early");
        return reminderName == "failing" ? throw new InvalidDataException() : Task.CompletedTask;
    }
}

public interface INotRemindableGrain : IGrainWithStringKey
{
    Task Register();
}

public sealed class NotRemindableGrain : Grain, INotRemindableGrain
{
    public Task Register() => this.RegisterOrUpdateReminder("any", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}

public sealed class ReminderTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_reminder_ticks_and_activates_its_grain()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Client.GetGrain<IReminderGrain>("ticks");
        await grain.Register("r", TimeSpan.FromMilliseconds(300), Short);
        await grain.End();
        await Seen.UntilAsync("ticks", $"r every {Short}", 3);
        Assert.Equal(2, Seen.Count("ticks", "activated"));
        Assert.DoesNotContain("too early", Seen.Of("ticks"));
    }

    [Fact]
    public async Task Reminders_are_found_replaced_and_removed_by_name()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Client.GetGrain<IReminderGrain>("names");
        await grain.Register("one", Long, Long);
        await grain.Register("two", Long, Long);
        Assert.Equal(["one", "two"], await grain.All());
        await grain.Register("one", TimeSpan.Zero, Short);
        await Seen.UntilAsync("names", $"one every {Short}", 2);
        await grain.Unregister("one");
        Assert.Null(await grain.Find("one"));
        Assert.Equal("two", await grain.Find("two"));
        Assert.Empty(await cluster.Client.GetGrain<IReminderGrain>("names-of-another").All());
    }

    [Fact]
    public async Task A_removed_reminder_ticks_no_more()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Client.GetGrain<IReminderGrain>("removed");
        await grain.Register("r", TimeSpan.FromSeconds(2), Short);
        await grain.Unregister("r");
        var control = cluster.Client.GetGrain<IReminderGrain>("removed-control");
        await control.Register("r", TimeSpan.FromSeconds(2), Short);
        await Seen.UntilAsync("removed-control", $"r every {Short}", 3);
        Assert.Equal(["activated"], Seen.Of("removed"));
    }

    [Fact]
    public async Task A_failing_tick_is_followed_by_the_next()
    {
        await using var cluster = await StartAsync();
        await cluster.Client.GetGrain<IReminderGrain>("fails").Register("failing", TimeSpan.Zero, Short);
        await Seen.UntilAsync("fails", $"failing every {Short}", 3);
    }

    [Fact]
    public async Task A_period_below_the_minimum_is_refused_and_the_default_minimum_is_a_minute()
    {
        await using var cluster = await Cluster.StartAsync();
        var grain = cluster.Client.GetGrain<IReminderGrain>("minimum");
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => grain.Register("r", Long, TimeSpan.FromSeconds(59)));
        Assert.Contains("00:01:00", refused.Message, StringComparison.Ordinal);
        await grain.Register("r", Long, TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Register("r", TimeSpan.FromSeconds(-5), Long));
        await Assert.ThrowsAsync<ArgumentNullException>(() => grain.Register(" ", Long, Long));
    }

    [Fact]
    public async Task A_grain_that_is_not_IRemindable_cannot_have_reminders()
    {
        await using var cluster = await Cluster.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(
            cluster.Client.GetGrain<INotRemindableGrain>("any").Register);
    }

    [Fact]
    public async Task Reminders_survive_the_silo_and_go_on_with_their_next_tick()
    {
        var table = new TestReminderTable();
        await using (var first = await StartAsync(table))
        {
            var grain = first.Client.GetGrain<IReminderGrain>("survives");
            await grain.Register("r", TimeSpan.Zero, TimeSpan.FromSeconds(1));
            await Seen.UntilAsync("survives", "r every 00:00:01");
        }

        Assert.Equal(["started", "stopped"], table.Lifecycle);
        var before = Seen.Of("survives").Length;
        await using var second = await StartAsync(table);
        await Seen.UntilAsync(() => Seen.Of("survives").Length > before + 1, "a tick in the second silo");
    }

    private static Task<Orleans.TestingHost.InProcessTestCluster> StartAsync(TestReminderTable? table = null) =>
        Cluster.StartAsync(silo =>
        {
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromMilliseconds(50));
            if (table is not null) silo.Services.AddSingleton<IReminderTable>(table);
        });
}
