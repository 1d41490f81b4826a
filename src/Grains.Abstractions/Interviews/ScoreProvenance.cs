namespace Interviewing.Interviews;

/// <summary>One score of an answer, and what made it.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.score-provenance")]
public sealed record ScoreProvenance
{
    /// <summary>The question.</summary>
    [Id(0)] public required string QuestionId { get; init; }

    /// <summary>The sequence number of the answer that was scored; those before it to the same question count with it.</summary>
    [Id(1)] public required long Sequence { get; init; }

    /// <summary>The score, 1 to 5.</summary>
    [Id(2)] public required int Score { get; init; }

    /// <summary>The language model that gave it, or "built-in".</summary>
    [Id(3)] public required string Model { get; init; }

    /// <summary>The version of the prompt, or of the built-in interviewer.</summary>
    [Id(4)] public string? Prompt { get; init; }

    /// <summary>The version of what the answer was held against.</summary>
    [Id(5)] public string? Rubric { get; init; }
}
