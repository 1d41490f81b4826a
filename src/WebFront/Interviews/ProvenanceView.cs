using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>What made the summary.</summary>
public sealed record SummaryProvenanceView
{
    /// <summary>The language model that worded it, or <c>built-in</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the prompt, or of the built-in interviewer.</summary>
    public required string? Prompt { get; init; }

    /// <summary>The version of the rules that made its figures and the recommendation from the scores.</summary>
    public required string? Rules { get; init; }
}

/// <summary>One score of an answer, and what made it.</summary>
public sealed record ScoreProvenanceView
{
    /// <summary>The question.</summary>
    public required string QuestionId { get; init; }

    /// <summary>The sequence number of the answer that was scored.</summary>
    public required long Sequence { get; init; }

    /// <summary>The score, 1 to 5.</summary>
    public required int Score { get; init; }

    /// <summary>The language model that gave it, or <c>built-in</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the prompt, or of the built-in interviewer.</summary>
    public required string? Prompt { get; init; }

    /// <summary>The version of what the answer was held against.</summary>
    public required string? Rubric { get; init; }

    /// <summary>The score as clients see it.</summary>
    public static ScoreProvenanceView Of(ScoreProvenance score) => new()
    {
        QuestionId = score.QuestionId,
        Sequence = score.Sequence,
        Score = score.Score,
        Model = score.Model,
        Prompt = score.Prompt,
        Rubric = score.Rubric,
    };
}
