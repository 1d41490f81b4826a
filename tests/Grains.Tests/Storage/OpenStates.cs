using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>The whole states of a cluster, over Orleans' own provider, as a silo registers them but without one.</summary>
internal sealed class OpenStates(ServiceProvider services) : IAsyncDisposable
{
    public IGrainStorage Storage { get; } = services.GetRequiredKeyedService<IGrainStorage>(GrainStorageNames.States);

    /// <summary>Opens them.</summary>
    /// <param name="serviceId">Whose they are.</param>
    /// <param name="provider">The name of Orleans' provider.</param>
    /// <param name="register">Registers the storage.</param>
    public static OpenStates Of(string serviceId, string provider, Action<ISiloBuilder> register)
    {
        Builder silo = new();
        silo.Services.AddLogging();
        silo.Services.AddSerializer();
        silo.Services.Configure<ClusterOptions>(options => options.ServiceId = serviceId);
        silo.Services.AddSingleton(new GrainStateJson(TestJson.Default.Options));
        register(silo);
        var services = silo.Services.BuildServiceProvider();
        SiloLifecycleSubject lifecycle = new(NullLogger<SiloLifecycleSubject>.Instance);
        ((ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(provider)).Participate(lifecycle);
        lifecycle.OnStart(CancellationToken.None).GetAwaiter().GetResult();
        return new(services);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class Builder : ISiloBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
