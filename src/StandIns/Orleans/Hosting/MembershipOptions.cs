using System.Net;

namespace Orleans.Configuration;

/// <summary>Where a silo is reached. Unused here: a stand-in silo is alone.</summary>
public class EndpointOptions
{
    /// <summary>The address that others use.</summary>
    public IPAddress? AdvertisedIPAddress { get; set; }

    /// <summary>The port for other silos. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port for clients. Default: 30000.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Where it listens for other silos. Default: the advertised address.</summary>
    public IPEndPoint? SiloListeningEndpoint { get; set; }

    /// <summary>Where it listens for clients. Default: the advertised address.</summary>
    public IPEndPoint? GatewayListeningEndpoint { get; set; }
}

/// <summary>How silos watch one another. Unused here.</summary>
public class ClusterMembershipOptions
{
    /// <summary>How often a silo asks another whether it is there, and how long it waits for the answer. Default: 5 seconds.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>When a silo turns its clients away. Unused here.</summary>
public class LoadSheddingOptions
{
    /// <summary>Whether it does so at all. Default: no.</summary>
    public bool LoadSheddingEnabled { get; set; }

    /// <summary>From which CPU load on, in percent. Default: 95.</summary>
    public int CpuThreshold { get; set; } = 95;
}

/// <summary>How a client knows silos. Unused here.</summary>
public class GatewayOptions
{
    /// <summary>How often it looks for them. Default: 1 minute.</summary>
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
}
