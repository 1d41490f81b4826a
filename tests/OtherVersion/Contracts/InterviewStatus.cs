namespace Interviewing.Interviews;

/// <summary>The status as an older version had it: with little of what silos send.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interview-status")]
public sealed record InterviewStatus
{
    /// <summary>The session id.</summary>
    [Id(0)] public required string SessionId { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public required InterviewState State { get; init; }

    /// <summary>The sequence number of the newest event.</summary>
    [Id(17)] public required long LastSequence { get; init; }
}
