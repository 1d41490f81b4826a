using System.Net;

namespace Interviewing.Hosting;

/// <summary>Which cluster a process is of, and where its silo is reached.</summary>
public sealed class ClusterSettings
{
    /// <summary>The cluster (CLUSTER_ID): the silos that find one another. Default "interviews".</summary>
    public string ClusterId { get; set; } = "interviews";

    /// <summary>
    /// The service (SERVICE_ID): whose interviews these are. It stays the same over deployments. Default "interviews".
    /// </summary>
    public string ServiceId { get; set; } = "interviews";

    /// <summary>The port that silos use among themselves (SILO_PORT). Default 11111.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>The port that a silo's clients use (GATEWAY_PORT). Default 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>
    /// The address, or the host name, that others reach this silo by (ADVERTISED_ADDRESS). Default: the first address of
    /// this machine that is not a loopback one.
    /// </summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>The address that a silo listens on (LISTEN_ADDRESS). Default: the advertised one.</summary>
    public string? ListenAddress { get; set; }

    /// <summary>
    /// The port that a silo answers health checks on (HEALTH_PORT), at <see cref="ListenAddress"/> if that is set, else to
    /// this machine only. Default: none.
    /// </summary>
    public int? HealthPort { get; set; }

    /// <summary>
    /// How long a grain that nobody calls stays in memory (GRAIN_IDLE_MINUTES). Default 10 minutes.
    /// </summary>
    public TimeSpan GrainIdle { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// From which CPU load on, in percent, a silo turns clients' calls away, who then try again (LOAD_SHEDDING_PERCENT).
    /// Default 95; null for never.
    /// </summary>
    public int? LoadSheddingPercent { get; set; } = 95;

    /// <summary>What is wrong with them: a line each.</summary>
    public IEnumerable<string> Problems()
    {
        if (AdvertisedAddress is { } advertised && Find(advertised) is null)
            yield return $"ADVERTISED_ADDRESS is \"{advertised}\": it must be an IP address or a host name that can be resolved.";
        if (ListenAddress is { } listen && !IPAddress.TryParse(listen, out _))
            yield return $"LISTEN_ADDRESS is \"{listen}\": it must be an IP address, such as 0.0.0.0.";
        if (SiloPort == GatewayPort)
            yield return $"SILO_PORT and GATEWAY_PORT are both {SiloPort}: they must differ.";
    }

    /// <summary>An address, or the one that a host name stands for; null for none.</summary>
    public static IPAddress? Find(string addressOrName)
    {
        if (IPAddress.TryParse(addressOrName, out var address))
            return address;
        try
        {
            var found = Dns.GetHostAddresses(addressOrName);
            return found.FirstOrDefault(one => one.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
                ?? found.FirstOrDefault();
        }
        catch (Exception error) when (error is System.Net.Sockets.SocketException or ArgumentException)
        {
            return null;
        }
    }
}
