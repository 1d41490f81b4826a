namespace Interviewing.Rooms;

/// <summary>Which LiveKit server carries the rooms.</summary>
public sealed class LiveKitOptions
{
    /// <summary>The server's address (LIVEKIT_URL). Default: none, rooms are kept within the process.</summary>
    public Uri? Url { get; set; }

    /// <summary>The key that the server knows (LIVEKIT_API_KEY).</summary>
    public string? ApiKey { get; set; }

    /// <summary>The key's secret (LIVEKIT_API_SECRET). Never logged, never shown.</summary>
    public string? ApiSecret { get; set; }
}
