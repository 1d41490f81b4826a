namespace Interviewing.Interviewers;

/// <summary>What every request to an interviewer says of the interview.</summary>
public sealed record InterviewBrief
{
    /// <summary>The session id. With the place in the flow it names a call, so that a repeated one can be known.</summary>
    public required string SessionId { get; init; }

    /// <summary>The job description.</summary>
    public required string JobDescription { get; init; }

    /// <summary>The candidate's resume, as text.</summary>
    public string? Resume { get; init; }

    /// <summary>The name to address the candidate by.</summary>
    public string? CandidateName { get; init; }

    /// <summary>The language to speak, as a BCP 47 tag.</summary>
    public required string Language { get; init; }
}
