using Interviewing.Interviews;
using Interviewing.WebFront.Interviews;

namespace Interviewing.WebFront.Access;

/// <summary>What a candidate gets for an invitation.</summary>
public sealed record ExchangedView : Ids
{
    /// <summary>The room.</summary>
    public required string RoomName { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The candidate's name.</summary>
    public required string? CandidateName { get; init; }

    /// <summary>The language spoken.</summary>
    public required string Language { get; init; }

    /// <summary>Where the interview stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>What the candidate's client proves itself with from now on.</summary>
    public required string CandidateToken { get; init; }

    /// <summary>Until when the token is good, at most: it expires with the interview.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
