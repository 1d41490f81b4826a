using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>A page of the list of interviews.</summary>
public sealed record ListView
{
    /// <summary>The interviews, newest first.</summary>
    public required IReadOnlyList<RowView> Items { get; init; }

    /// <summary>Brings the next page, as <c>cursor</c>; null when there is none.</summary>
    public required string? NextCursor { get; init; }
}

/// <summary>One interview in the list.</summary>
public record RowView : Ids
{
    /// <summary>The room.</summary>
    public required string RoomName { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The candidate's name.</summary>
    public required string? CandidateName { get; init; }

    /// <summary>Where it stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The index of the open question, from 0.</summary>
    public required int CurrentQuestionIndex { get; init; }

    /// <summary>How many questions are planned.</summary>
    public required int QuestionCount { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was over.</summary>
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>True once the built-in interviewer had to stand in for a language model.</summary>
    public required bool Degraded { get; init; }

    /// <summary>The sequence number of the newest event.</summary>
    public required long LastSequence { get; init; }

    /// <summary>The row as clients see it.</summary>
    public static RowView Of(InterviewRow row) => new()
    {
        Id = row.SessionId,
        RoomName = row.RoomName,
        CandidateId = row.CandidateId,
        CandidateName = row.CandidateName,
        State = row.State,
        CurrentQuestionIndex = row.CurrentQuestionIndex,
        QuestionCount = row.QuestionCount,
        CreatedAt = row.CreatedAt,
        StartTime = row.StartTime,
        EndTime = row.EndTime,
        Degraded = row.Degraded,
        LastSequence = row.LastSequence,
    };
}
