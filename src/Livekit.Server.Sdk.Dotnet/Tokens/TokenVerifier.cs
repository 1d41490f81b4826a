using System.Text.Json;
using Google.Protobuf;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>Reads tokens, and refuses those that the key did not sign, or that are not valid now.</summary>
public class TokenVerifier
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private static readonly JsonSerializerOptions Grants = new(JsonSerializerDefaults.Web);
    private static readonly JsonParser Configurations = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly TokenValidationParameters _rules;

    /// <summary>A verifier for one key. Both must be given, and the secret must have 32 bytes or more.</summary>
    /// <param name="apiKey">The key, which must be the issuer of a token.</param>
    /// <param name="apiSecret">The key's secret.</param>
    /// <param name="leeway">How far the clocks may differ. Default: <see cref="Constants.DefaultLeeway"/>.</param>
    /// <exception cref="ArgumentException">Key or secret is missing, or the secret is too short.</exception>
    public TokenVerifier(string? apiKey = null, string? apiSecret = null, TimeSpan? leeway = null)
    {
        var key = new ApiKey(apiKey, apiSecret);
        _rules = new TokenValidationParameters
        {
            ValidIssuer = key.Name,
            IssuerSigningKey = key.Secret,
            ValidateIssuerSigningKey = true,
            ValidateAudience = false,
            ClockSkew = leeway ?? Constants.DefaultLeeway,
        };
    }

    /// <summary>What the token says.</summary>
    /// <exception cref="SecurityTokenException">It is not signed by the key, or not valid now.</exception>
    /// <exception cref="ArgumentException">It is empty, or no token.</exception>
    public ClaimsModel Verify(string token)
    {
        // Nothing is fetched where the key is given: the task is done when it is returned.
        var result = Handler.ValidateTokenAsync(token, _rules).GetAwaiter().GetResult();
        if (!result.IsValid)
            throw result.Exception;

        var verified = (JsonWebToken)result.SecurityToken;
        var claims = verified.Claims.ToDictionary(claim => claim.Type, claim => claim.Value);
        return new ClaimsModel
        {
            Identity = verified.Subject ?? "",
            Name = claims.GetValueOrDefault("name", ""),
            Video = Read<VideoGrants>(claims, "video"),
            Sip = Read<SIPGrants>(claims, "sip"),
            Metadata = claims.GetValueOrDefault("metadata", ""),
            Sha256 = claims.GetValueOrDefault("sha256", ""),
            Kind = claims.GetValueOrDefault("kind", ""),
            Attributes = Read<Dictionary<string, string>>(claims, "attributes"),
            RoomPreset = claims.GetValueOrDefault("roomPreset", ""),
            RoomConfig = claims.TryGetValue("roomConfig", out var config)
                ? Configurations.Parse<RoomConfiguration>(config)
                : new RoomConfiguration(),
        };
    }

    private static T Read<T>(Dictionary<string, string> claims, string name) where T : class, new() =>
        claims.GetValueOrDefault(name) is { Length: > 0 } json && JsonSerializer.Deserialize<T>(json, Grants) is { } value
            ? value
            : new T();
}
