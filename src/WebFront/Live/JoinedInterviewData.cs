using Interviewing.Interviews;

namespace Interviewing.WebFront.Live;

/// <summary>The client is there: the first event after a join.</summary>
public sealed record JoinedInterviewData
{
    /// <summary>The interview.</summary>
    public required string SessionId { get; init; }

    /// <summary>The interview.</summary>
    public string InterviewId => SessionId;

    /// <summary>The events after this one follow, each once, in order.</summary>
    public required long Sequence { get; init; }

    /// <summary>When the client joined.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>That it did, in words.</summary>
    public required string Message { get; init; }

    /// <summary>Where the interview stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The number of the newest event: when it has come, the client has all that happened before it joined.</summary>
    public required long LastSequence { get; init; }
}
