using Orleans.TestingHost;

namespace Interviewing.StandIns.Tests.Running;

/// <summary>Runs silos for tests.</summary>
internal static class Cluster
{
    internal static async Task<InProcessTestCluster> StartAsync(
        Action<ISiloBuilder>? configure = null, Action<IClientBuilder>? configureClient = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            configure?.Invoke(silo);
        });
        if (configureClient is not null) builder.ConfigureClient(configureClient);
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}

/// <summary>One silo for all tests that need nothing special of it.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public IClusterClient Client => _cluster!.Client;

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync(silo =>
        silo.Services.AddScopedProbe());

    public ValueTask DisposeAsync() => _cluster!.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedClusterTests : ICollectionFixture<SharedCluster>
{
    public const string Name = "shared cluster";
}
