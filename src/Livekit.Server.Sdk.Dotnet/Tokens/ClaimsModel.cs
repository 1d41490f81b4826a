namespace Livekit.Server.Sdk.Dotnet;

/// <summary>What a token says. A claim that it does not have is empty here, never null.</summary>
public class ClaimsModel
{
    /// <summary>Who the bearer is (sub).</summary>
    public string Identity { get; set; } = "";

    /// <summary>The name shown to others.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the bearer may do in rooms.</summary>
    public VideoGrants Video { get; set; } = new();

    /// <summary>What the bearer may do with telephony.</summary>
    public SIPGrants Sip { get; set; } = new();

    /// <summary>Metadata of the participant.</summary>
    public string Metadata { get; set; } = "";

    /// <summary>SHA-256 of the body that the token signs, base64.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>The kind of participant, in lower case.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Attributes of the participant.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>The server's preset for a room that joining creates.</summary>
    public string RoomPreset { get; set; } = "";

    /// <summary>The configuration of a room that joining creates.</summary>
    public RoomConfiguration RoomConfig { get; set; } = new();
}
