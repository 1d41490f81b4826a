using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Microsoft.Extensions.Hosting;

/// <summary>Runs a silo in a host.</summary>
public static class OrleansSiloGenericHostExtensions
{
    /// <summary>Runs a silo in the host.</summary>
    /// <param name="hostAppBuilder">The host.</param>
    /// <param name="configureDelegate">Configures the silo.</param>
    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostAppBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(AddSilo(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    /// <inheritdoc cref="UseOrleans(IHostApplicationBuilder, Action{ISiloBuilder})"/>
    public static HostApplicationBuilder UseOrleans(
        this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ((IHostApplicationBuilder)hostAppBuilder).UseOrleans(configureDelegate);
        return hostAppBuilder;
    }

    /// <summary>Runs a silo in the host.</summary>
    /// <param name="hostBuilder">The host.</param>
    /// <param name="configureDelegate">Configures the silo.</param>
    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
        hostBuilder.UseOrleans((_, silo) => configureDelegate(silo));

    /// <inheritdoc cref="UseOrleans(IHostBuilder, Action{ISiloBuilder})"/>
    public static IHostBuilder UseOrleans(
        this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        return hostBuilder.ConfigureServices(
            (context, services) => configureDelegate(context, AddSilo(services, context.Configuration)));
    }

    private static SiloBuilder AddSilo(IServiceCollection services, IConfiguration configuration)
    {
        var builder = new SiloBuilder(services, configuration);
        if (services.Any(one => one.ServiceType == typeof(Silo))) return builder;
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiloLog>();
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<Silo>();
        services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<Silo>().GrainFactory);
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddScoped<IGrainContext>(static _ => RuntimeContext.Required);
        services.AddHostedService<SiloHostedService>();
        return builder;
    }

    private sealed class GrainContextAccessor : IGrainContextAccessor
    {
        public IGrainContext GrainContext => RuntimeContext.Current!;
    }

    private sealed class SiloHostedService(Silo silo) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => silo.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => silo.StopAsync(cancellationToken);
    }
}

/// <summary>Connects a host to silos in other processes. That needs the published packages.</summary>
public static class OrleansClientGenericHostExtensions
{
    private const string What = "A client of silos in other processes (UseOrleansClient)";

    /// <summary>Connects the host to a cluster.</summary>
    /// <param name="hostAppBuilder">The host.</param>
    /// <param name="configureDelegate">Configures the client.</param>
    public static IHostApplicationBuilder UseOrleansClient(
        this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostAppBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(AddClient(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    /// <inheritdoc cref="UseOrleansClient(IHostApplicationBuilder, Action{IClientBuilder})"/>
    public static HostApplicationBuilder UseOrleansClient(
        this HostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
    {
        ((IHostApplicationBuilder)hostAppBuilder).UseOrleansClient(configureDelegate);
        return hostAppBuilder;
    }

    /// <summary>Connects the host to a cluster.</summary>
    /// <param name="hostBuilder">The host.</param>
    /// <param name="configureDelegate">Configures the client.</param>
    public static IHostBuilder UseOrleansClient(this IHostBuilder hostBuilder, Action<IClientBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        return hostBuilder.ConfigureServices(
            (context, services) => configureDelegate(AddClient(services, context.Configuration)));
    }

    private static ClientBuilder AddClient(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IHostedService>(new NeedsPublished(What));
        services.AddSingleton<IClusterClient>(static _ => throw NeedsPublished.Exception(What));
        services.AddSingleton<IGrainFactory>(static _ => throw NeedsPublished.Exception(What));
        return new ClientBuilder(services, configuration);
    }
}
