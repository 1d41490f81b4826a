using System.Text;

namespace Interviewing.Rooms;

/// <summary>The key that rooms are made, tokens signed and webhooks checked with.</summary>
public sealed class LiveKitKeys
{
    // Those of LiveKit's own development mode: known to all, for rooms that only this machine reaches.
    private const string DevelopmentKey = "devkey";
    private const string DevelopmentSecret = "secret";

    // What the SDK asks for at least.
    private const int SecretBytes = 32;

    private LiveKitKeys(string apiKey, string apiSecret) =>
        (ApiKey, ApiSecret) = (apiKey, apiSecret);

    /// <summary>The key.</summary>
    public string ApiKey { get; }

    /// <summary>Its secret, as the SDK takes it. Never logged, never shown.</summary>
    public string ApiSecret { get; }

    /// <summary>The key that is configured, or that of LiveKit's development mode.</summary>
    public static LiveKitKeys Of(LiveKitOptions options) =>
        new(options.ApiKey ?? DevelopmentKey, Pad(options.ApiSecret ?? DevelopmentSecret));

    // The SDK refuses secrets of fewer than 32 bytes, and LiveKit's own development secret has six. HMAC fills a short key up
    // with zeros (RFC 2104, section 2), so a secret that is filled up with zeros signs the same.
    private static string Pad(string secret) =>
        secret + new string('\0', Math.Max(0, SecretBytes - Encoding.UTF8.GetByteCount(secret)));
}
