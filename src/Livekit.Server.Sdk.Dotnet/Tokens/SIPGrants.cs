namespace Livekit.Server.Sdk.Dotnet;

/// <summary>What the bearer of a token may do with telephony: the claim "sip".</summary>
public class SIPGrants
{
    /// <summary>Manage trunks and rules. Default: no.</summary>
    public bool Admin { get; set; }

    /// <summary>Call out. Default: no.</summary>
    public bool Call { get; set; }
}
