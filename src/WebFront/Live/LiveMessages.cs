namespace Interviewing.WebFront.Live;

/// <summary>What every message of a client says: which interview is meant, by either name.</summary>
public abstract record LiveMessage
{
    /// <summary>The interview.</summary>
    public string? SessionId { get; init; }

    /// <summary>The interview, for clients that know it by this name.</summary>
    public string? InterviewId { get; init; }
}

/// <summary>The client wants the events of an interview (<c>joinInterview</c>).</summary>
public sealed record JoinMessage : LiveMessage
{
    /// <summary>Who joins. Default: nobody; the client only watches.</summary>
    public string? ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    public string? Name { get; init; }

    /// <summary>The last event that the client has seen. Default: it wants none of those that were.</summary>
    public long? After { get; init; }

    /// <summary>Whether the interviewer's words are wanted piece by piece too. Default: on SignalR yes, elsewhere no.</summary>
    public bool? Deltas { get; init; }
}

/// <summary>The client wants no more events of an interview (<c>leaveInterview</c>).</summary>
public sealed record LeaveMessage : LiveMessage;

/// <summary>The candidate's answer (<c>candidateResponse</c>).</summary>
public sealed record ResponseMessage : LiveMessage
{
    /// <summary>The candidate's words.</summary>
    public string? Response { get; init; }

    /// <summary>Names this answer: sent again with the same name, it is taken once. Default: a new name.</summary>
    public string? ResponseId { get; init; }

    /// <summary>The question meant. Default: the one that is open.</summary>
    public string? QuestionId { get; init; }
}

/// <summary>Starts an interview (<c>startInterview</c>).</summary>
public sealed record StartMessage : LiveMessage;

/// <summary>Ends an interview (<c>endInterview</c>).</summary>
public sealed record EndMessage : LiveMessage;

/// <summary>The client wants the list of interviews, and what changes in it (<c>watchInterviews</c>).</summary>
public sealed record WatchMessage
{
    /// <summary>Only interviews of this candidate.</summary>
    public string? CandidateId { get; init; }

    /// <summary>Only interviews of this room.</summary>
    public string? RoomName { get; init; }

    /// <summary>How many of those that are there already, the newest, 0 to 200. Default 50.</summary>
    public int? Limit { get; init; }
}
