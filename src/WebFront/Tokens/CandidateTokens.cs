using System.Text;
using Interviewing.Interviews;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Interviewing.WebFront.Tokens;

/// <summary>
/// Issues what a candidate's own client proves itself with: a JWT (HS256) for one interview, good for 24 hours from
/// the interview's creation. The same interview always gets the same token.
/// </summary>
internal sealed class CandidateTokens(string secret)
{
    public const string InterviewClaim = "interview";
    public const string RoomClaim = "room";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Times are the interview's own, not this moment's.
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _credentials = new(
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), SecurityAlgorithms.HmacSha256);

    public string Issue(InterviewStatus interview) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        IssuedAt = interview.CreatedAt.UtcDateTime,
        Expires = (interview.CreatedAt + Lifetime).UtcDateTime,
        SigningCredentials = _credentials,
        Claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = interview.CandidateId,
            [InterviewClaim] = interview.SessionId,
            [RoomClaim] = interview.RoomName,
        },
    });
}
