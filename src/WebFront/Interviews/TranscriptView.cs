using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>What was said so far.</summary>
public sealed record TranscriptView : Ids
{
    /// <summary>Every utterance, in order.</summary>
    public required IReadOnlyList<UtteranceView> Transcript { get; init; }
}

/// <summary>One entry of a transcript.</summary>
public sealed record UtteranceView
{
    /// <summary>The sequence number of the event that carried it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was taken down.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Who said it.</summary>
    public required Speaker Speaker { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>What the words are for; for the candidate, what they answer.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>The planned question that the words belong to; null before the first and after the last.</summary>
    public required string? QuestionId { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech was made of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AudioUrl { get; init; }

    /// <summary>The utterance as clients see it.</summary>
    public static UtteranceView Of(Utterance utterance) => new()
    {
        Sequence = utterance.Sequence,
        Timestamp = utterance.Timestamp,
        Speaker = utterance.Speaker,
        Text = utterance.Text,
        MessageType = utterance.MessageType,
        QuestionId = utterance.QuestionId,
        AudioUrl = utterance.AudioUrl,
    };
}
