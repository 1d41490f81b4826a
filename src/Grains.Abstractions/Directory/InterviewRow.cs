using Interviewing.Interviews;
using Interviewing.Tenants;

namespace Interviewing.Directory;

/// <summary>One interview in the list for dashboards.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interview-row")]
public sealed record InterviewRow
{
    /// <summary>The session id; rows are listed by it, newest first.</summary>
    [Id(0)] public required string SessionId { get; init; }

    /// <summary>The room.</summary>
    [Id(1)] public required string RoomName { get; init; }

    /// <summary>The candidate.</summary>
    [Id(2)] public required string CandidateId { get; init; }

    /// <summary>The candidate's name.</summary>
    [Id(3)] public string? CandidateName { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(4)] public required InterviewState State { get; init; }

    /// <summary>The index of the open question, from 0.</summary>
    [Id(5)] public int CurrentQuestionIndex { get; init; }

    /// <summary>How many questions are planned.</summary>
    [Id(6)] public int QuestionCount { get; init; }

    /// <summary>When it was created, UTC.</summary>
    [Id(7)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was started, UTC.</summary>
    [Id(8)] public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was over, UTC.</summary>
    [Id(9)] public DateTimeOffset? EndTime { get; init; }

    /// <summary>True once the built-in interviewer had to stand in for a language model.</summary>
    [Id(10)] public bool Degraded { get; init; }

    /// <summary>The interview's newest sequence number: of two rows the one with the higher is newer.</summary>
    [Id(11)] public long LastSequence { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(12)] public string Tenant { get; init; } = TenantKey.DefaultTenant;
}

/// <summary>What to list.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.directory-query")]
public sealed record DirectoryQuery
{
    /// <summary>Only interviews in this state.</summary>
    [Id(0)] public InterviewState? State { get; init; }

    /// <summary>Only interviews of this candidate.</summary>
    [Id(1)] public string? CandidateId { get; init; }

    /// <summary>Only interviews of this room.</summary>
    [Id(2)] public string? RoomName { get; init; }

    /// <summary>Only interviews older than the one with this session id.</summary>
    [Id(3)] public string? Before { get; init; }

    /// <summary>At most this many, 1 to 200.</summary>
    [Id(4)] public int Limit { get; init; } = 50;

    /// <summary>Only interviews of this tenant.</summary>
    [Id(5)] public string Tenant { get; init; } = TenantKey.DefaultTenant;
}
