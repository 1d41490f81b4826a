using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Interviewing.Hosting;

/// <summary>How silos find one another, and how their clients find them.</summary>
public static class ClusterSetup
{
    /// <summary>
    /// A silo that is gone is known to be gone after three probes that nobody answered: some 9 s, in which its interviews do
    /// not answer. One that is only slow for less long than that stays.
    /// </summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a silo that stops may take for the turns under way, of which each takes 20 s at most.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>When a silo that stops has ended, whatever it waits for.</summary>
    public static readonly TimeSpan EndTime = TimeSpan.FromSeconds(30);

    /// <summary>Makes a silo part of the cluster that the settings name.</summary>
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, HostSettings settings)
    {
        var cluster = settings.Cluster;
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = cluster.GrainIdle);
        if (settings.Clustering == Clustering.Embedded)
        {
            var (siloPort, gatewayPort) = FreePorts();
            return silo.UseLocalhostClustering(siloPort, gatewayPort);
        }

        if (settings.Shared is not { } shared)
            return silo.UseLocalhostClustering(cluster.SiloPort, cluster.GatewayPort);

        shared.Join(silo);
        silo.Configure<ClusterOptions>(cluster.Name);
        silo.Configure<EndpointOptions>(endpoints => cluster.Place(endpoints));
        silo.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = ProbeTimeout);
        silo.Configure<LoadSheddingOptions>(shedding =>
        {
            shedding.LoadSheddingEnabled = cluster.LoadSheddingPercent is not null;
            shedding.CpuThreshold = cluster.LoadSheddingPercent ?? shedding.CpuThreshold;
        });
        return silo;
    }

    /// <summary>Makes a process a client of the cluster that the settings name.</summary>
    public static IClientBuilder UseCluster(this IClientBuilder client, HostSettings settings)
    {
        if (settings.Shared is not { } shared)
            return client.UseLocalhostClustering(settings.Cluster.GatewayPort);

        shared.Join(client);
        client.Configure<ClusterOptions>(settings.Cluster.Name);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        return client;
    }

    // Nobody calls an embedded silo from outside, but it listens all the same; and two servers of one machine would share a port
    // without a word, each getting some of the other's connections.
    private static (int Silo, int Gateway) FreePorts()
    {
        using TcpListener silo = new(IPAddress.Loopback, 0), gateway = new(IPAddress.Loopback, 0);
        return (PortOf(silo), PortOf(gateway));

        static int PortOf(TcpListener listener)
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }

    private static void Name(this ClusterSettings cluster, ClusterOptions options) =>
        (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId);

    private static void Place(this ClusterSettings cluster, EndpointOptions endpoints)
    {
        endpoints.SiloPort = cluster.SiloPort;
        endpoints.GatewayPort = cluster.GatewayPort;
        if (cluster.AdvertisedAddress is { } advertised && ClusterSettings.Find(advertised) is { } address)
            endpoints.AdvertisedIPAddress = address;
        if (cluster.ListenAddress is { } listen)
        {
            endpoints.SiloListeningEndpoint = new(IPAddress.Parse(listen), cluster.SiloPort);
            endpoints.GatewayListeningEndpoint = new(IPAddress.Parse(listen), cluster.GatewayPort);
        }
    }
}
