using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>How an interview stands.</summary>
public sealed record StatusView : Ids
{
    /// <summary>The room.</summary>
    public required string RoomName { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The candidate's name.</summary>
    public required string? CandidateName { get; init; }

    /// <summary>The language spoken.</summary>
    public required string Language { get; init; }

    /// <summary>Where it stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The index of the open question, from 0; the number of questions once all are done.</summary>
    public required int CurrentQuestionIndex { get; init; }

    /// <summary>How many questions are planned.</summary>
    public required int QuestionCount { get; init; }

    /// <summary>The open question; null when none is.</summary>
    public required QuestionView? CurrentQuestion { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset? StartTime { get; init; }

    /// <summary>When it was over.</summary>
    public required DateTimeOffset? EndTime { get; init; }

    /// <summary>Why it is over; null while it is not.</summary>
    public required EndReason? EndReason { get; init; }

    /// <summary>Who is present.</summary>
    public required IReadOnlyList<ParticipantView> Participants { get; init; }

    /// <summary>True while the interview rests.</summary>
    public required bool Paused { get; init; }

    /// <summary>True once the built-in interviewer had to stand in for a language model.</summary>
    public required bool Degraded { get; init; }

    /// <summary>What each model was used for; not told to candidates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyList<UsageView>? Usage { get; init; }

    /// <summary>The sequence number of the newest event.</summary>
    public required long LastSequence { get; init; }

    /// <summary>What the candidate was heard to say since the last answer: a suggestion for the next one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SuggestionView? Suggestion { get; init; }

    /// <summary>What the candidate said to being interviewed; null before that.</summary>
    public required ConsentView? Consent { get; init; }

    /// <summary>The status as clients see it: candidates without what concerns how they are assessed.</summary>
    public static StatusView Of(InterviewStatus status, bool forCandidate) => new()
    {
        Id = status.SessionId,
        RoomName = status.RoomName,
        CandidateId = status.CandidateId,
        CandidateName = status.CandidateName,
        Language = status.Language,
        State = status.State,
        CurrentQuestionIndex = status.CurrentQuestionIndex,
        QuestionCount = status.QuestionCount,
        CurrentQuestion = status.CurrentQuestion is { } question ? QuestionView.Of(question, forCandidate) : null,
        CreatedAt = status.CreatedAt,
        StartTime = status.StartTime,
        EndTime = status.EndTime,
        EndReason = status.EndReason,
        Participants = [.. status.Participants.Select(ParticipantView.Of)],
        Paused = status.Paused,
        Degraded = status.Degraded,
        Usage = forCandidate ? null : [.. status.Usage.Select(UsageView.Of)],
        LastSequence = status.LastSequence,
        Suggestion = status.Suggestion is { } heard ? new SuggestionView { Text = heard.Text, At = heard.At } : null,
        Consent = ConsentView.Of(status.Consent),
    };
}

/// <summary>What was heard.</summary>
public sealed record SuggestionView
{
    /// <summary>The words, as they were understood.</summary>
    public required string Text { get; init; }

    /// <summary>When they were understood.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>A question as the candidate's side sees it.</summary>
public sealed record QuestionView
{
    /// <summary>Names the question within its interview.</summary>
    public required string Id { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The kind of question.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>What it is meant to show; not told to candidates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Competency { get; init; }

    /// <summary>The question without what a good answer shows.</summary>
    public static QuestionView Of(Question question, bool forCandidate) => new()
    {
        Id = question.Id,
        Text = question.Text,
        Type = question.Type,
        Competency = forCandidate ? null : question.Competency,
    };
}

/// <summary>Somebody present.</summary>
public sealed record ParticipantView
{
    /// <summary>The identity, as in the room.</summary>
    public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    public required string? Name { get; init; }

    /// <summary>When it joined.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The participant as clients see it.</summary>
    public static ParticipantView Of(Participant participant) => new()
    {
        ParticipantId = participant.Identity,
        Name = participant.Name,
        JoinedAt = participant.JoinedAt,
    };
}

/// <summary>What one model was used for.</summary>
public sealed record UsageView
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Calls that were answered.</summary>
    public required int Calls { get; init; }

    /// <summary>Tokens read, cached ones included.</summary>
    public required long InputTokens { get; init; }

    /// <summary>The part of the input that the provider had cached.</summary>
    public required long CachedInputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>The usage as clients see it.</summary>
    public static UsageView Of(ModelUsage usage) => new()
    {
        Model = usage.Model,
        Calls = usage.Calls,
        InputTokens = usage.InputTokens,
        CachedInputTokens = usage.CachedInputTokens,
        OutputTokens = usage.OutputTokens,
    };
}
