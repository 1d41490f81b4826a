using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Where a silo is reached.</summary>
public static class CoreHostingExtensions
{
    private const string Development = "dev";

    /// <summary>
    /// Makes a span of every call and of what the grain does in it (<see cref="System.Diagnostics.ActivitySource"/>
    /// "Microsoft.Orleans.Application"), each the other's parent, as far as somebody listens.
    /// </summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder) =>
        builder.ConfigureServices(services => services.TryAddSingleton<CallTracing>());

    /// <summary>A cluster of this machine, for development. Here: the silo is alone.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="siloPort">For other silos; unused here.</param>
    /// <param name="gatewayPort">For clients; unused here.</param>
    /// <param name="primarySiloEndpoint">Another silo to join, which a stand-in build cannot.</param>
    /// <param name="serviceId">The service.</param>
    /// <param name="clusterId">The cluster.</param>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = Development,
        string clusterId = Development)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (primarySiloEndpoint is not null && primarySiloEndpoint.Port != siloPort)
            return builder.NeedsPublishedPackages("Joining another silo");
        return builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
    }
}

/// <summary>Where other processes reach a silo. That needs the published packages: a stand-in silo is alone.</summary>
public static class EndpointOptionsExtensions
{
    private const string What = "A silo that other processes reach (ConfigureEndpoints)";

    /// <summary>Sets the addresses.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="advertisedIP">The address that others use.</param>
    /// <param name="siloPort">For other silos.</param>
    /// <param name="gatewayPort">For clients.</param>
    /// <param name="listenOnAnyHostAddress">Listen on all addresses.</param>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        IPAddress advertisedIP,
        int siloPort,
        int gatewayPort,
        bool listenOnAnyHostAddress = false) => builder.NeedsPublishedPackages(What);

    /// <summary>Sets the addresses.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="hostname">The name that others use.</param>
    /// <param name="siloPort">For other silos.</param>
    /// <param name="gatewayPort">For clients.</param>
    /// <param name="addressFamily">Which kind of address the name is resolved to.</param>
    /// <param name="listenOnAnyHostAddress">Listen on all addresses.</param>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        string? hostname,
        int siloPort,
        int gatewayPort,
        AddressFamily addressFamily = AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false) => builder.NeedsPublishedPackages(What);

    /// <summary>Sets the ports.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="siloPort">For other silos.</param>
    /// <param name="gatewayPort">For clients.</param>
    /// <param name="addressFamily">Which kind of address is used.</param>
    /// <param name="listenOnAnyHostAddress">Listen on all addresses.</param>
    public static ISiloBuilder ConfigureEndpoints(
        this ISiloBuilder builder,
        int siloPort,
        int gatewayPort,
        AddressFamily addressFamily = AddressFamily.InterNetwork,
        bool listenOnAnyHostAddress = false) => builder.NeedsPublishedPackages(What);
}
