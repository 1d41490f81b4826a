namespace Interviewing.Interviews;

/// <summary>A visible change of an interview. Every one has the interview's next sequence number.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event")]
public abstract record InterviewEvent
{
    /// <summary>The interview.</summary>
    [Id(0)] public required string SessionId { get; init; }

    /// <summary>The place in the interview's events, from 1, without gaps.</summary>
    [Id(1)] public required long Sequence { get; init; }

    /// <summary>When it happened, UTC.</summary>
    [Id(2)] public required DateTimeOffset Timestamp { get; init; }
}

/// <summary>Somebody, or the AI interviewer, is there.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event.participant-joined")]
public sealed record ParticipantJoined : InterviewEvent
{
    /// <summary>The identity.</summary>
    [Id(0)] public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)] public string? Name { get; init; }
}

/// <summary>A participant has gone.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event.participant-left")]
public sealed record ParticipantLeft : InterviewEvent
{
    /// <summary>The identity.</summary>
    [Id(0)] public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)] public string? Name { get; init; }
}

/// <summary>The interviewer said something.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event.ai-interviewer-message")]
public sealed record AiInterviewerMessage : InterviewEvent
{
    /// <summary>The words.</summary>
    [Id(0)] public required string Message { get; init; }

    /// <summary>What the words are for.</summary>
    [Id(1)] public required MessageType MessageType { get; init; }

    /// <summary>The question asked.</summary>
    [Id(2)] public string? QuestionId { get; init; }

    /// <summary>Where the spoken words can be fetched.</summary>
    [Id(3)] public string? AudioUrl { get; init; }
}

/// <summary>The candidate said something.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event.candidate-message")]
public sealed record CandidateMessage : InterviewEvent
{
    /// <summary>The words.</summary>
    [Id(0)] public required string Message { get; init; }

    /// <summary>The question answered.</summary>
    [Id(1)] public string? QuestionId { get; init; }
}

/// <summary>The interview stands elsewhere.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event.state-changed")]
public sealed record StateChanged : InterviewEvent
{
    /// <summary>The new state.</summary>
    [Id(0)] public required InterviewState State { get; init; }
}

/// <summary>The interview is over. Always the last event.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.event.interview-ended")]
public sealed record InterviewEnded : InterviewEvent
{
    /// <summary>The last words.</summary>
    [Id(0)] public required string Message { get; init; }

    /// <summary>Why it is over.</summary>
    [Id(1)] public required EndReason Reason { get; init; }
}
