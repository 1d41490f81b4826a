namespace Orleans.Configuration;

/// <summary>Which cluster this is.</summary>
public class ClusterOptions
{
    /// <summary>The cluster's id where none is set.</summary>
    public const string DefaultClusterId = "default";

    /// <summary>The service's id where none is set.</summary>
    public const string DefaultServiceId = "default";

    /// <summary>The cluster: changes with every deployment that must not join the one before. Default: "default".</summary>
    public string ClusterId { get; set; } = DefaultClusterId;

    /// <summary>The service: stays the same over deployments; stored data belongs to it. Default: "default".</summary>
    public string ServiceId { get; set; } = DefaultServiceId;
}
