using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>General steps of configuring a client.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Adds services.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configureDelegate">Adds them.</param>
    public static IClientBuilder ConfigureServices(
        this IClientBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Sets options.</summary>
    /// <typeparam name="TOptions">Which.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="configureOptions">Sets them.</param>
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Connects to silos on this machine.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="gatewayPort">The silo's gateway port.</param>
    /// <param name="serviceId">The service.</param>
    /// <param name="clusterId">The cluster.</param>
    public static IClientBuilder UseLocalhostClustering(
        this IClientBuilder builder, int gatewayPort = 30000, string serviceId = "dev", string clusterId = "dev") => builder;

    /// <summary>Adds who hears of connections. Unused here.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="handlerFactory">Makes it.</param>
    public static IClientBuilder AddGatewayCountChangedHandler(
        this IClientBuilder builder, Func<IServiceProvider, GatewayCountChangedHandler> handlerFactory) => builder;

    /// <summary>Adds a filter that sees every call which the client makes. Unused here.</summary>
    /// <typeparam name="TImplementation">The filter's class.</typeparam>
    /// <param name="builder">The client.</param>
    public static IClientBuilder AddOutgoingGrainCallFilter<TImplementation>(this IClientBuilder builder)
        where TImplementation : class, IOutgoingGrainCallFilter => builder;

    /// <summary>Makes a span of every call. Unused here.</summary>
    /// <param name="builder">The client.</param>
    public static IClientBuilder AddActivityPropagation(this IClientBuilder builder) => builder;
}
