using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>A new interview.</summary>
public sealed record CreatedView : Ids
{
    /// <summary>The room that the candidate joins.</summary>
    public required string RoomName { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Where it stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>How many questions are planned.</summary>
    public required int QuestionCount { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the candidate's own client proves itself with: for this interview only, for 24 hours.</summary>
    public required string CandidateToken { get; init; }
}
