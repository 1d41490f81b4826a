using System.Collections.Immutable;

namespace Interviewing.Interviews;

/// <summary>An interview as its readers see it: no plan, no scores.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interview-status")]
public sealed record InterviewStatus
{
    /// <summary>The session id.</summary>
    [Id(0)] public required string SessionId { get; init; }

    /// <summary>The room.</summary>
    [Id(1)] public required string RoomName { get; init; }

    /// <summary>The candidate.</summary>
    [Id(2)] public required string CandidateId { get; init; }

    /// <summary>The candidate's name.</summary>
    [Id(3)] public string? CandidateName { get; init; }

    /// <summary>The language spoken, a BCP 47 tag.</summary>
    [Id(4)] public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public required InterviewState State { get; init; }

    /// <summary>The index of the open question in the plan, from 0; the number of questions once all are done.</summary>
    [Id(6)] public required int CurrentQuestionIndex { get; init; }

    /// <summary>How many questions are planned.</summary>
    [Id(7)] public required int QuestionCount { get; init; }

    /// <summary>The open question, without what a good answer shows; null when none is open.</summary>
    [Id(8)] public Question? CurrentQuestion { get; init; }

    /// <summary>When it was created, UTC.</summary>
    [Id(9)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was started, UTC.</summary>
    [Id(10)] public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was over, UTC.</summary>
    [Id(11)] public DateTimeOffset? EndTime { get; init; }

    /// <summary>Why it is over.</summary>
    [Id(12)] public EndReason? EndReason { get; init; }

    /// <summary>Who is present.</summary>
    [Id(13)] public ImmutableArray<Participant> Participants { get; init; } = [];

    /// <summary>True while the interview rests.</summary>
    [Id(14)] public bool Paused { get; init; }

    /// <summary>True once the built-in interviewer had to stand in for a language model.</summary>
    [Id(15)] public bool Degraded { get; init; }

    /// <summary>What each model was used for.</summary>
    [Id(16)] public ImmutableArray<ModelUsage> Usage { get; init; } = [];

    /// <summary>The sequence number of the newest event.</summary>
    [Id(17)] public required long LastSequence { get; init; }

    /// <summary>The caller's own data, a JSON object.</summary>
    [Id(18)] public string? Metadata { get; init; }

    /// <summary>What the candidate was heard to say since the last answer.</summary>
    [Id(19)] public Suggestion? Suggestion { get; init; }

    /// <summary>What the candidate said to being interviewed; null before that.</summary>
    [Id(20)] public Consent? Consent { get; init; }

    /// <summary>How long it may take from its start.</summary>
    [Id(21)] public TimeSpan TimeLimit { get; init; }

    /// <summary>The generation of the candidate's tokens that are good: those of earlier ones were withdrawn.</summary>
    [Id(22)] public int TokenGeneration { get; init; }
}
