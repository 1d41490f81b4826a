using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Livekit.Server.Sdk.Dotnet;

/// <summary>Makes a token (JWT, HS256) with which a participant joins a room, or a service calls the server.</summary>
public class AccessToken
{
    private static readonly JsonWebTokenHandler Handler = new();

    private readonly ApiKey _key;
    private TimeSpan _ttl = Constants.DefaultTtl;
    private DateTime? _expiration;
    private DateTime? _notBefore;

    /// <summary>Starts a token. Both arguments must be given, and the secret must have 32 bytes or more.</summary>
    /// <exception cref="ArgumentException">One is missing, or the secret is too short.</exception>
    public AccessToken(string? apiKey = null, string? apiSecret = null) => _key = new ApiKey(apiKey, apiSecret);

    /// <summary>What the token will say.</summary>
    public ClaimsModel Claims { get; private set; } = new();

    /// <summary>How long the token is valid from its making. Default: <see cref="Constants.DefaultTtl"/>.</summary>
    public AccessToken WithTtl(TimeSpan ttl)
    {
        _ttl = ttl;
        return this;
    }

    /// <summary>When the token expires; it goes before <see cref="WithTtl"/>. A time that is not UTC is local.</summary>
    public AccessToken WithExpiration(DateTime expiration)
    {
        _expiration = expiration;
        return this;
    }

    /// <summary>From when on the token is valid. Default: from its making.</summary>
    public AccessToken WithNotBefore(DateTime notBefore)
    {
        _notBefore = notBefore;
        return this;
    }

    /// <summary>What the bearer may do in rooms.</summary>
    public AccessToken WithGrants(VideoGrants grants)
    {
        Claims.Video = grants;
        return this;
    }

    /// <summary>What the bearer may do with telephony.</summary>
    public AccessToken WithSipGrants(SIPGrants grants)
    {
        Claims.Sip = grants;
        return this;
    }

    /// <summary>Who the bearer is. A token to join a room must say it.</summary>
    public AccessToken WithIdentity(string identity)
    {
        Claims.Identity = identity;
        return this;
    }

    /// <summary>What kind of participant joins.</summary>
    public AccessToken WithKind(ParticipantInfo.Types.Kind kind)
    {
        Claims.Kind = kind.ToString().ToLowerInvariant();
        return this;
    }

    /// <summary>The name shown to others.</summary>
    public AccessToken WithName(string name)
    {
        Claims.Name = name;
        return this;
    }

    /// <summary>Metadata of the participant.</summary>
    public AccessToken WithMetadata(string metadata)
    {
        Claims.Metadata = metadata;
        return this;
    }

    /// <summary>Attributes of the participant.</summary>
    public AccessToken WithAttributes(Dictionary<string, string> attributes)
    {
        Claims.Attributes = attributes;
        return this;
    }

    /// <summary>SHA-256 of a body that the token signs, base64.</summary>
    public AccessToken WithSha256(string sha256)
    {
        Claims.Sha256 = sha256;
        return this;
    }

    /// <summary>The server's preset for a room that joining creates.</summary>
    public AccessToken WithRoomPreset(string roomPreset)
    {
        Claims.RoomPreset = roomPreset;
        return this;
    }

    /// <summary>The configuration of a room that joining creates.</summary>
    public AccessToken WithRoomConfig(RoomConfiguration roomConfig)
    {
        Claims.RoomConfig = roomConfig;
        return this;
    }

    /// <summary>The token, signed.</summary>
    /// <exception cref="ArgumentException">It is to join a room, and the identity or the room is not said.</exception>
    public string ToJwt()
    {
        if (Claims.Video.RoomJoin
            && (string.IsNullOrEmpty(Claims.Identity) || string.IsNullOrEmpty(Claims.Video.Room)))
        {
            throw new ArgumentException("identity and room must be set when joining a room");
        }

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var payload = TokenPayload.Write(Claims, _key.Name, issuedAt: now,
            notBefore: _notBefore is { } from ? UnixSeconds(from) : now,
            expires: _expiration is { } until ? UnixSeconds(until) : now + _ttl.TotalSeconds);
        return Handler.CreateToken(payload, new SigningCredentials(_key.Secret, SecurityAlgorithms.HmacSha256));
    }

    private static double UnixSeconds(DateTime time) => (time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
}
