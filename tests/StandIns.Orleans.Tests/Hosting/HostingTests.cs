using Interviewing.StandIns.Tests.Activations;
using Interviewing.StandIns.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Interviewing.StandIns.Tests.Hosting;

public sealed class HostingTests
{
    [Fact]
    public async Task A_host_runs_a_silo_and_grains_are_deactivated_when_it_stops()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort: 21111, gatewayPort: 0, serviceId: "s", clusterId: "c");
            silo.ConfigureServices(services => services.AddScopedProbe());
        });
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClusterOptions>>().Value;
        Assert.Equal(("s", "c"), (options.ServiceId, options.ClusterId));
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IActivationGrain>("hosted");
        Assert.Equal(1, await grain.Increment());
        Assert.Equal(2, await host.Services.GetRequiredService<IClusterClient>().GetGrain<IActivationGrain>("hosted").Increment());
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Contains("deactivated ShuttingDown", Seen.Of("hosted"));
    }

    [Fact]
    public async Task A_running_call_is_finished_before_the_silo_stops()
    {
        var cluster = await Cluster.StartAsync(silo => silo.Services.AddScopedProbe());
        await using var _ = cluster;
        var running = cluster.Client.GetGrain<IActivationGrain>("finishes").EndAfterGate();
        await Seen.UntilAsync("finishes", "ending");
        var stopped = cluster.GetSiloServiceProvider().GetRequiredService<IHostApplicationLifetime>();
        var stopping = cluster.StopAllSilosAsync();
        await Seen.UntilAsync(() => stopped.ApplicationStopping.IsCancellationRequested, "the silo to be stopping");
        Assert.False(stopping.IsCompleted);
        Seen.Open("finishes");
        await stopping;
        await running.ContinueWith(static _ => { }, TaskScheduler.Default);
        Assert.Equal(1, Seen.Count("finishes", "call over"));
    }

    [Fact]
    public async Task Lifecycle_stages_start_in_order_and_stop_in_the_opposite_order()
    {
        var participant = new Participant();
        var cluster = await Cluster.StartAsync(silo =>
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(participant));
        await cluster.DisposeAsync();
        Assert.Equal(
            [
                $"start {ServiceLifecycleStage.RuntimeStorageServices}",
                $"start {ServiceLifecycleStage.ApplicationServices}",
                $"start {ServiceLifecycleStage.Active}",
                $"stop {ServiceLifecycleStage.Active}",
                $"stop {ServiceLifecycleStage.ApplicationServices}",
                $"stop {ServiceLifecycleStage.RuntimeStorageServices}",
            ],
            participant.Seen);
    }

    [Fact]
    public async Task A_test_cluster_is_made_from_configurator_classes()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Configurator>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Assert.Equal(1, await cluster.GrainFactory.GetGrain<IActivationGrain>("configured").Increment());
        Assert.Equal(2, await cluster.Client.GetGrain<IActivationGrain>("configured").Increment());
        await cluster.StopAllSilosAsync();
        Assert.Contains("deactivated ShuttingDown", Seen.Of("configured"));
    }

    [Fact]
    public async Task The_silos_clock_is_TimeProvider_System_unless_another_is_registered()
    {
        await using var cluster = await Cluster.StartAsync();
        Assert.Same(TimeProvider.System, cluster.GetSiloServiceProvider().GetRequiredService<TimeProvider>());
    }

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.ConfigureServices(services => services.AddScopedProbe());
    }

    private sealed class Participant : ILifecycleParticipant<ISiloLifecycle>
    {
        public List<string> Seen { get; } = [];

        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in new[] { ServiceLifecycleStage.Active, ServiceLifecycleStage.RuntimeStorageServices, ServiceLifecycleStage.ApplicationServices })
            {
                lifecycle.Subscribe<Participant>(stage, _ => Note($"start {stage}"), _ => Note($"stop {stage}"));
            }
        }

        private Task Note(string what)
        {
            lock (Seen) Seen.Add(what);
            return Task.CompletedTask;
        }
    }
}
