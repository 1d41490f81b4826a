using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures a silo of a test cluster. The class is made by its constructor without parameters.</summary>
public interface ISiloConfigurator
{
    /// <summary>Configures the silo.</summary>
    /// <param name="siloBuilder">The silo.</param>
    void Configure(ISiloBuilder siloBuilder);
}

/// <summary>Builds a test cluster from configurator classes.</summary>
public class TestClusterBuilder
{
    private readonly List<Action<ISiloBuilder>> _configurators = [];

    /// <summary>A cluster of silos.</summary>
    /// <param name="initialSilosCount">How many; a stand-in build can only have one.</param>
    public TestClusterBuilder(short initialSilosCount) => OneSilo.Check(initialSilosCount);

    /// <summary>Adds a class that configures the silo.</summary>
    /// <typeparam name="T">An <see cref="ISiloConfigurator"/>.</typeparam>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(ISiloConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"{typeof(T)} is not an {nameof(ISiloConfigurator)}.");
        _configurators.Add(static silo => ((ISiloConfigurator)new T()).Configure(silo));
        return this;
    }

    /// <summary>Builds the cluster; it does not run yet.</summary>
    public TestCluster Build()
    {
        var builder = OneSilo.NewHost();
        builder.UseOrleans(silo => _configurators.ForEach(configure => configure(silo)));
        return new TestCluster(builder.Build());
    }
}

/// <summary>A cluster for tests, in the test's own process.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly OneSilo _silo;

    internal TestCluster(IHost host) => _silo = new OneSilo(host);

    /// <summary>Calls the silo's grains.</summary>
    public IClusterClient Client => _silo.Client;

    /// <summary>Makes references to the silo's grains.</summary>
    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services; in a stand-in build, the silo's.</summary>
    public IServiceProvider ServiceProvider => Client.ServiceProvider;

    /// <summary>Starts the silo.</summary>
    public Task DeployAsync() => _silo.StartAsync();

    /// <summary>The silo's services.</summary>
    public IServiceProvider GetSiloServiceProvider() => _silo.Services;

    /// <summary>Stops the silo; its grains are deactivated.</summary>
    public Task StopAllSilosAsync() => _silo.StopAsync();

    /// <summary>Stops the silo and ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _silo.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _silo.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }
}
