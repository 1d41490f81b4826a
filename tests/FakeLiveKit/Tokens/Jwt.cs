using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FakeLiveKit.Tokens;

/// <summary>
/// Signs and checks tokens (RFC 7519, HS256) with nothing but HMAC and JSON, so that no library's mistake is on both
/// sides. The rules are livekit-server's: exp is required, clocks may differ by a minute.
/// </summary>
internal sealed class Jwt(FakeLiveKitOptions options)
{
    private const int LeewaySeconds = 60;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.ApiSecret);

    private long Now => options.Time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>A token for a webhook's body, valid for five minutes.</summary>
    public string Sign(string body)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            iss = options.ApiKey,
            exp = Now + 300,
            nbf = Now,
            iat = Now,
            sha256 = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body))),
        });
        var signed = $"{Header}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Hmac(signed))}";
    }

    /// <summary>What the token says.</summary>
    /// <exception cref="UnauthorizedException">It does not hold.</exception>
    public JsonElement Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || Read(parts[0]) is not { } header || Read(parts[1]) is not { } claims
            || Text(header, "alg") != "HS256")
        {
            throw new UnauthorizedException("invalid authorization token");
        }

        if (Text(claims, "iss") != options.ApiKey)
            throw new UnauthorizedException("invalid API key");
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(Hmac($"{parts[0]}.{parts[1]}"))),
            Encoding.ASCII.GetBytes(parts[2])))
        {
            throw new UnauthorizedException("invalid authorization token: token signature is invalid");
        }

        if (Number(claims, "exp") is not { } expires || expires + LeewaySeconds <= Now)
            throw new UnauthorizedException("invalid authorization token: token is expired");
        if (Number(claims, "nbf") > Now + LeewaySeconds)
            throw new UnauthorizedException("invalid authorization token: token is not valid yet");
        return claims;
    }

    private static JsonElement? Read(string part)
    {
        try
        {
            var json = JsonElement.Parse(Base64Url.DecodeFromChars(part));
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (Exception rubbish) when (rubbish is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private byte[] Hmac(string signed) => HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(signed));
}
