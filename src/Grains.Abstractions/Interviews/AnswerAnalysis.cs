using System.Collections.Immutable;

namespace Interviewing.Interviews;

/// <summary>What an answer showed, with its evidence.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.answer-analysis")]
public sealed record AnswerAnalysis
{
    /// <summary>1 (nothing of what was asked) to 5 (all of it, with specifics); null where there is nothing to score.</summary>
    [Id(0)] public int? Score { get; init; }

    /// <summary>Why this score, or why none ("insufficient evidence"). One or two sentences.</summary>
    [Id(1)] public required string Reason { get; init; }

    /// <summary>Quotes that stand word for word in the answer.</summary>
    [Id(2)] public ImmutableArray<string> Evidence { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What a good answer would have had and this one had not.</summary>
    [Id(3)] public ImmutableArray<string> Missing { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many quotes the interviewer gave that are not in the answer. They are dropped, never shown.</summary>
    [Id(4)] public int DroppedQuotes { get; init; }

    /// <summary>The language model that analysed it, or "built-in".</summary>
    [Id(5)] public required string Model { get; init; }

    /// <summary>
    /// The version of the prompt that led to it ("answer-1+" and the first digits of the SHA-256 of its file), or of the
    /// built-in interviewer. The flow of questions adds it to what an interviewer returns.
    /// </summary>
    [Id(6)] public string? Prompt { get; init; }

    /// <summary>The version of what the answer was held against. The flow of questions adds it.</summary>
    [Id(7)] public string? Rubric { get; init; }
}
