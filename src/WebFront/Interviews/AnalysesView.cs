using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>What the answers showed so far.</summary>
public sealed record AnalysesView : Ids
{
    /// <summary>Every answer that was analysed, in order.</summary>
    public required IReadOnlyList<AnalysisView> Analyses { get; init; }
}

/// <summary>What one answer showed.</summary>
public sealed record AnalysisView
{
    /// <summary>The planned question that it answers.</summary>
    public required string? QuestionId { get; init; }

    /// <summary>The sequence number of the answer.</summary>
    public required long Sequence { get; init; }

    /// <summary>What the question is meant to show.</summary>
    public required string? Competency { get; init; }

    /// <summary>1 to 5; null where there is nothing to score.</summary>
    public required int? Score { get; init; }

    /// <summary>Why this score, or why none.</summary>
    public required string Reason { get; init; }

    /// <summary>What the score stands on.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>What a good answer would have had and this one had not.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>How many quotes were dropped because they are not in the answer.</summary>
    public required int DroppedQuotes { get; init; }

    /// <summary>The language model that analysed it, or <c>built-in</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the prompt, or of the built-in interviewer.</summary>
    public required string? Prompt { get; init; }

    /// <summary>The version of what the answer was held against.</summary>
    public required string? Rubric { get; init; }

    /// <summary>The analysis as operators see it.</summary>
    public static AnalysisView Of(ScoredAnswer answer) => new()
    {
        QuestionId = answer.QuestionId,
        Sequence = answer.Sequence,
        Competency = answer.Competency,
        Score = answer.Analysis.Score,
        Reason = answer.Analysis.Reason,
        Evidence =
            [.. answer.Analysis.Evidence.Select(quote => new EvidenceView { Quote = quote, Sequence = answer.Sequence })],
        Missing = answer.Analysis.Missing,
        DroppedQuotes = answer.Analysis.DroppedQuotes,
        Model = answer.Analysis.Model,
        Prompt = answer.Analysis.Prompt,
        Rubric = answer.Analysis.Rubric,
    };
}
