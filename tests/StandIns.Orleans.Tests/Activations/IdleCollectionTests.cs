using Interviewing.StandIns.Tests.Running;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Interviewing.StandIns.Tests.Activations;

public interface IIdleGrain : IGrainWithStringKey
{
    Task Call();

    Task Delay(TimeSpan time);

    Task RunUntil(string gate);

    Task StartTimer(bool keepAlive);
}

public class IdleGrain : Grain, IIdleGrain
{
    private string Name => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Seen.Add(Name, $"{reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task Call() => Task.CompletedTask;

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task RunUntil(string gate) => Seen.Gate(gate);

    public Task StartTimer(bool keepAlive)
    {
        this.RegisterGrainTimer(
            () =>
            {
                Seen.Add(Name, "tick");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50)) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }
}

public interface ILongLivedGrain : IIdleGrain;

[CollectionAgeLimit(Minutes = 10)]
public sealed class LongLivedGrain : IdleGrain, ILongLivedGrain;

public sealed class IdleCollectionTests : IAsyncLifetime
{
    private const string Idle = "ActivationIdle";
    private InProcessTestCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync(silo =>
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(250);
            options.CollectionAge = TimeSpan.FromSeconds(3);
        }));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task An_activation_that_nobody_calls_is_collected_after_its_age()
    {
        await Grain("idle").Call();
        await Seen.UntilAsync("idle", Idle);
    }

    [Fact]
    public async Task Use_a_running_call_DelayDeactivation_and_the_class_age_keep_an_activation()
    {
        var used = Grain("used");
        var running = Grain("running").RunUntil("running");
        await Grain("delayed").Delay(TimeSpan.FromMinutes(5));
        await _cluster.Client.GetGrain<ILongLivedGrain>("long-lived").Call();
        await Grain("kept by timer").StartTimer(keepAlive: true);
        // One that is as old but is not used goes meanwhile.
        await Grain("meanwhile").Call();
        while (Seen.Count("meanwhile", Idle) == 0)
        {
            await used.Call();
            await Task.Delay(20);
        }

        Assert.Empty(Seen.Of("used"));
        Assert.Empty(Seen.Of("running"));
        Assert.Empty(Seen.Of("delayed"));
        Assert.Empty(Seen.Of("long-lived"));
        Assert.Equal(0, Seen.Count("kept by timer", Idle));
        Seen.Open("running");
        await running;
        await Seen.UntilAsync("running", Idle);
    }

    [Fact]
    public async Task A_timer_without_KeepAlive_does_not_keep_an_activation_and_ends_with_it()
    {
        await Grain("timer").StartTimer(keepAlive: false);
        await Seen.UntilAsync("timer", "tick", 3);
        await Seen.UntilAsync("timer", Idle);
        Assert.Equal(Idle, Seen.Of("timer")[^1]);
        await Grain("later").Call();
        await Seen.UntilAsync("later", Idle);
        Assert.Equal(Idle, Seen.Of("timer")[^1]);
    }

    [Fact]
    public void The_defaults_are_15_minutes_of_age_and_1_minute_of_quantum()
    {
        var options = new GrainCollectionOptions();
        Assert.Equal(TimeSpan.FromMinutes(15), options.CollectionAge);
        Assert.Equal(TimeSpan.FromMinutes(1), options.CollectionQuantum);
    }

    [Fact]
    public async Task An_age_that_is_not_more_than_the_quantum_is_refused() =>
        await Assert.ThrowsAsync<OrleansConfigurationException>(() => Cluster.StartAsync(silo =>
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = options.CollectionQuantum)));

    private IIdleGrain Grain(string key) => _cluster.Client.GetGrain<IIdleGrain>(key, typeof(IdleGrain).FullName);
}
