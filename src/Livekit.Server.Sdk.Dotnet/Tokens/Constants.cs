namespace Livekit.Server.Sdk.Dotnet;

/// <summary>Spans of time that hold where none is said.</summary>
public static class Constants
{
    /// <summary>How long a token is valid: 6 hours.</summary>
    public static readonly TimeSpan DefaultTtl = TimeSpan.FromHours(6);

    /// <summary>How far the clocks of who signs and who verifies may differ: 1 minute.</summary>
    public static readonly TimeSpan DefaultLeeway = TimeSpan.FromMinutes(1);
}
