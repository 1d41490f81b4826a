namespace Interviewing.Interviews;

/// <summary>One entry of a transcript: what was said, by whom, when.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.utterance")]
public sealed record Utterance
{
    /// <summary>The sequence number of the event that carried it.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>When it was taken down, UTC.</summary>
    [Id(1)] public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Who said it.</summary>
    [Id(2)] public required Speaker Speaker { get; init; }

    /// <summary>The words.</summary>
    [Id(3)] public required string Text { get; init; }

    /// <summary>What the words are for; for the candidate, what they answer.</summary>
    [Id(4)] public required MessageType MessageType { get; init; }

    /// <summary>The planned question that the words belong to; null before the first and after the last.</summary>
    [Id(5)] public string? QuestionId { get; init; }

    /// <summary>Where the spoken words can be fetched, if speech was made of them.</summary>
    [Id(6)] public string? AudioUrl { get; init; }
}
