using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Events;

/// <summary>What every event says.</summary>
[JsonDerivedType(typeof(ParticipantData))]
[JsonDerivedType(typeof(AiInterviewerMessageData))]
[JsonDerivedType(typeof(CandidateMessageData))]
[JsonDerivedType(typeof(StateChangedData))]
[JsonDerivedType(typeof(InterviewEndedData))]
public abstract record EventData
{
    /// <summary>The interview.</summary>
    [JsonPropertyOrder(-4)]
    public required string SessionId { get; init; }

    /// <summary>The interview.</summary>
    [JsonPropertyOrder(-3)]
    public string InterviewId => SessionId;

    /// <summary>The place in the interview's events, from 1, without gaps.</summary>
    [JsonPropertyOrder(-2)]
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    [JsonPropertyOrder(-1)]
    public required DateTimeOffset Timestamp { get; init; }
}

/// <summary>Somebody came or went.</summary>
public sealed record ParticipantData : EventData
{
    /// <summary>The identity.</summary>
    public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
}

/// <summary>The interviewer said something.</summary>
public sealed record AiInterviewerMessageData : EventData
{
    /// <summary>The words.</summary>
    public required string Message { get; init; }

    /// <summary>What the words are for.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>The question asked; null when none is.</summary>
    public required string? QuestionId { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech was made of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AudioUrl { get; init; }
}

/// <summary>The candidate said something.</summary>
public sealed record CandidateMessageData : EventData
{
    /// <summary>The words.</summary>
    public required string Message { get; init; }

    /// <summary>The question answered.</summary>
    public required string? QuestionId { get; init; }
}

/// <summary>The interview stands elsewhere.</summary>
public sealed record StateChangedData : EventData
{
    /// <summary>Where.</summary>
    public required InterviewState State { get; init; }
}

/// <summary>The interview is over.</summary>
public sealed record InterviewEndedData : EventData
{
    /// <summary>The last words.</summary>
    public required string Message { get; init; }

    /// <summary>Why it is over.</summary>
    public required EndReason Reason { get; init; }
}
