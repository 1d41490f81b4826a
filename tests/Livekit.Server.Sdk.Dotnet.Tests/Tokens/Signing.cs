using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Interviewing.LiveKitSdk.Tests.Tokens;

/// <summary>Tokens made and read by hand, to hold the SDK's against.</summary>
internal static class Signing
{
    public const string Key = "devkey";

    /// <summary>The secret of a LiveKit server in development mode: shorter than the SDK takes.</summary>
    public const string ShortSecret = "secret";

    public const string HS256 = """{"alg":"HS256","typ":"JWT"}""";

    /// <summary>The same with NULs up to 32 bytes, which is what HMAC itself does to a short key (RFC 2104).</summary>
    public static string Secret { get; } = ShortSecret.PadRight(32, '\0');

    /// <summary>The time, Unix seconds.</summary>
    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static string Sign(JsonObject claims, string header = HS256, string secret = ShortSecret)
    {
        var signed = $"{Encode(header)}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Signature(signed, secret)}";
    }

    public static string Signature(string signed, string secret) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)));

    /// <summary>A part of a token: 0 the header, 1 the claims.</summary>
    public static JsonObject Read(string token, int part) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[part]))!.AsObject();

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
