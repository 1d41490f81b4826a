using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>The first words of an interview.</summary>
public sealed record StartedView : Ids
{
    /// <summary>Where the interview stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The interviewer's words.</summary>
    public required string Message { get; init; }

    /// <summary>What the words are for.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>The sequence number of the words.</summary>
    public required long Sequence { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech is made of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AudioUrl { get; init; }
}

/// <summary>The interviewer's words to an answer.</summary>
public sealed record TurnView : Ids
{
    /// <summary>Where the interview stands now.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The interviewer's words.</summary>
    public required string Message { get; init; }

    /// <summary>What the words are for.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>The question that is open now; null when none is.</summary>
    public required string? QuestionId { get; init; }

    /// <summary>The sequence number of the words.</summary>
    public required long Sequence { get; init; }

    /// <summary>True when the interview is over.</summary>
    public required bool Completed { get; init; }

    /// <summary>True when a language model should have made these words and the built-in interviewer did.</summary>
    public required bool Degraded { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech is made of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AudioUrl { get; init; }
}

/// <summary>An answer that was taken; the interviewer's words follow as an event.</summary>
public sealed record PendingView : Ids
{
    /// <summary>Where the interview stands meanwhile.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The lowest sequence number that the words can have.</summary>
    public required long Sequence { get; init; }
}

/// <summary>The end of an interview.</summary>
public sealed record EndedView : Ids
{
    /// <summary>Where the interview stands.</summary>
    public required InterviewState State { get; init; }

    /// <summary>The last words.</summary>
    public required string Message { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech is made of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AudioUrl { get; init; }
}
