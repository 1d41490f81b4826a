namespace FakeLiveKit;

/// <summary>How the server is set up.</summary>
public sealed record FakeLiveKitOptions
{
    /// <summary>The port on loopback; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The only key that is known. Default: the one of a LiveKit server in development mode.</summary>
    public string ApiKey { get; init; } = "devkey";

    /// <summary>The key's secret. Default: the one of a LiveKit server in development mode.</summary>
    public string ApiSecret { get; init; } = "secret";

    /// <summary>Where webhooks go from the start; null for nowhere.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>What time it is there.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
