using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds a silo in the test's own process.</summary>
public sealed class InProcessTestClusterBuilder
{
    private readonly List<Action<IHostApplicationBuilder>> _host = [];
    private readonly List<Action<InProcessTestSiloSpecificOptions, ISiloBuilder>> _silo = [];
    private readonly List<Action<IClientBuilder>> _client = [];

    /// <summary>A cluster of one silo, which is all that a stand-in build has.</summary>
    public InProcessTestClusterBuilder()
        : this(1)
    {
    }

    /// <summary>A cluster of silos.</summary>
    /// <param name="initialSilosCount">How many; a stand-in build can only have one.</param>
    public InProcessTestClusterBuilder(short initialSilosCount) => OneSilo.Check(initialSilosCount);

    /// <summary>Configures the silo.</summary>
    /// <param name="configureSiloDelegate">Configures it.</param>
    public InProcessTestClusterBuilder ConfigureSilo(
        Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate)
    {
        _silo.Add(configureSiloDelegate);
        return this;
    }

    /// <summary>Configures the client, which here is of the silo's own host.</summary>
    /// <param name="configureClientDelegate">Configures it.</param>
    public InProcessTestClusterBuilder ConfigureClient(Action<IClientBuilder> configureClientDelegate)
    {
        _client.Add(configureClientDelegate);
        return this;
    }

    /// <summary>Configures the silo's host.</summary>
    /// <param name="configureDelegate">Configures it.</param>
    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate)
    {
        _host.Add(configureDelegate);
        return this;
    }

    /// <summary>Builds the cluster; it does not run yet.</summary>
    public InProcessTestCluster Build()
    {
        var builder = OneSilo.NewHost();
        foreach (var configure in _host) configure(builder);
        var options = new InProcessTestSiloSpecificOptions();
        builder.UseOrleans(silo => _silo.ForEach(configure => configure(options, silo)));
        _client.ForEach(configure => configure(new ClientBuilder(builder.Services, builder.Configuration)));
        return new InProcessTestCluster(builder.Build());
    }
}

/// <summary>What is special to one silo of a test cluster.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>The silo's name.</summary>
    public string SiloName { get; set; } = "Primary";
}

/// <summary>A silo in the test's own process.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly OneSilo _silo;

    internal InProcessTestCluster(IHost host) => _silo = new OneSilo(host);

    /// <summary>Calls the silo's grains.</summary>
    public IClusterClient Client => _silo.Client;

    /// <summary>Starts the silo.</summary>
    public Task DeployAsync() => _silo.StartAsync();

    /// <summary>The silo's services.</summary>
    public IServiceProvider GetSiloServiceProvider() => _silo.Services;

    /// <summary>Stops the silo; its grains are deactivated.</summary>
    public Task StopAllSilosAsync() => _silo.StopAsync();

    /// <summary>Stops the silo and ends it.</summary>
    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _silo.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
