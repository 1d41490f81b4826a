using System.Text;
using Interviewing.Interviews;
using Interviewing.Tenants;
using Interviewing.WebFront.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Interviewing.WebFront.Tokens;

/// <summary>
/// Issues and reads what a candidate's own client proves itself with: a JWT (HS256) for one interview, good for 24 hours. The
/// same interview gets the same token for the same moment.
/// </summary>
/// <param name="secret">What tokens are signed with.</param>
/// <param name="previous">What they were signed with before: those are still read, so that a secret can be changed.</param>
internal sealed class CandidateTokens(string secret, string? previous = null)
{
    public const string InterviewClaim = "interview";
    public const string RoomClaim = "room";
    public const string TenantClaim = "tenant";
    public const string GenerationClaim = "generation";

    /// <summary>How long a token is good for, at most: it expires with its interview.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Times are the interview's own, not this moment's.
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    private readonly SigningCredentials _credentials = new(KeyOf(secret), SecurityAlgorithms.HmacSha256);

    // Whether a token has expired is asked apart, so that its bearer can be told.
    private readonly TokenValidationParameters _rules = new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = previous is null ? [KeyOf(secret)] : [KeyOf(secret), KeyOf(previous)],
        TryAllIssuerSigningKeys = true,
        ValidateIssuer = false,
        ValidateAudience = false,
        ValidateLifetime = false,
        RequireExpirationTime = true,
    };

    /// <summary>Issues the token of an interview.</summary>
    /// <param name="interview">The interview.</param>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="at">From when on it is good.</param>
    public string Issue(InterviewStatus interview, string tenant, DateTimeOffset at)
    {
        Dictionary<string, object> claims = new()
        {
            [JwtRegisteredClaimNames.Sub] = interview.CandidateId,
            [InterviewClaim] = interview.SessionId,
            [RoomClaim] = interview.RoomName,
        };
        if (tenant != TenantKey.DefaultTenant)
            claims.Add(TenantClaim, tenant);
        if (interview.TokenGeneration > 0)
            claims.Add(GenerationClaim, interview.TokenGeneration);
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            IssuedAt = at.UtcDateTime,
            Expires = (at + Lifetime).UtcDateTime,
            SigningCredentials = _credentials,
            Claims = claims,
        });
    }

    /// <summary>Whose token it is, expired or not; null for what was not issued here.</summary>
    public Caller? Read(string token)
    {
        // Three parts: what has not is not even looked at.
        if (token.AsSpan().Count('.') != 2)
            return null;
        // The keys are here, so there is nothing to wait for: it is done when it returns.
        if (_handler.ValidateTokenAsync(token, _rules).GetAwaiter().GetResult() is not { IsValid: true, SecurityToken: JsonWebToken jwt })
            return null;
        return jwt.TryGetPayloadValue<string>(InterviewClaim, out var sessionId) && SessionId.IsValid(sessionId)
            && jwt.TryGetPayloadValue<string>(RoomClaim, out var roomName) && jwt.Subject is { Length: > 0 } candidateId
            ? new()
            {
                Kind = CallerKind.Candidate,
                Name = candidateId,
                Tenant = jwt.TryGetPayloadValue<string>(TenantClaim, out var tenant) ? tenant : TenantKey.DefaultTenant,
                SessionId = sessionId,
                RoomName = roomName,
                TokenGeneration = jwt.TryGetPayloadValue<int>(GenerationClaim, out var generation) ? generation : 0,
                ExpiresAt = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero),
            }
            : null;
    }

    private static SymmetricSecurityKey KeyOf(string secret) => new(Encoding.UTF8.GetBytes(secret));
}
