namespace Interviewing.Interviews;

/// <summary>An answer of the candidate and what it showed.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.scored-answer")]
public sealed record ScoredAnswer
{
    /// <summary>The sequence number of the answer.</summary>
    [Id(0)] public required long Sequence { get; init; }

    /// <summary>The planned question that was open; null where none was.</summary>
    [Id(1)] public string? QuestionId { get; init; }

    /// <summary>What that question is meant to show.</summary>
    [Id(2)] public string? Competency { get; init; }

    /// <summary>What the answer showed, each quote of it found in the answer.</summary>
    [Id(3)] public required AnswerAnalysis Analysis { get; init; }
}
