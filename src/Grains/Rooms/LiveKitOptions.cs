using System.ComponentModel.DataAnnotations;

namespace Interviewing.Rooms;

/// <summary>Which LiveKit server carries the rooms.</summary>
public sealed class LiveKitOptions
{
    /// <summary>The server's address (LIVEKIT_URL). Default: none, rooms are kept within the process.</summary>
    public Uri? Url { get; set; }

    /// <summary>
    /// The address by which those who get a token reach it, where that is another one (LIVEKIT_PUBLIC_URL). Default: the same.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The key that the server knows (LIVEKIT_API_KEY). Default without a server: that of LiveKit's own development mode.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The key's secret (LIVEKIT_API_SECRET). Never logged, never shown.</summary>
    public string? ApiSecret { get; set; }

    /// <summary>
    /// How long one try of a call may take (LIVEKIT_TIMEOUT_SECONDS). Default 3 s. What can be repeated is tried up to three
    /// times, within <see cref="TotalTimeout"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:08")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a call may take with its repetitions. Default 8 s: a room's callers wait 30 s at most.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(8);
}
