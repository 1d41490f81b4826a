using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Interviewing.Silo;

/// <summary>What a silo says when it is ready for calls.</summary>
internal static class StartLine
{
    public static string Of(IServiceProvider services, SiloSettings settings)
    {
        var address = services.GetRequiredService<IOptions<EndpointOptions>>().Value.AdvertisedIPAddress;
        var (cluster, ports) = (settings.Cluster, $"{settings.Cluster.SiloPort} (silos) and {settings.Cluster.GatewayPort} (clients)");
        return settings.Shared is { } shared
            ? $"Silo of cluster {cluster.ClusterId}, service {cluster.ServiceId}, at {address} on ports {ports}, {shared.Place}"
            : $"Silo of this machine on ports {ports}";
    }
}
