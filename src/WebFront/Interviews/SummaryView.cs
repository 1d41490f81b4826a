using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Interviews;

/// <summary>The result of an interview.</summary>
public sealed record SummaryView : Ids
{
    /// <summary>The summary in words.</summary>
    public required string Summary { get; init; }

    /// <summary>What the scores amount to, by a fixed rule.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>The mean of the scored questions, 1 to 5; null where none could be scored.</summary>
    public required double? OverallScore { get; init; }

    /// <summary>Each competency of the plan.</summary>
    public required IReadOnlyList<CompetencyView> Competencies { get; init; }

    /// <summary>What spoke for the candidate.</summary>
    public required IReadOnlyList<string> Strengths { get; init; }

    /// <summary>What was missing.</summary>
    public required IReadOnlyList<string> AreasForImprovement { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The language model that worded it, or <c>built-in</c>.</summary>
    public required string Model { get; init; }

    /// <summary>True when the built-in interviewer had to stand in for a language model in this interview.</summary>
    public required bool Degraded { get; init; }

    /// <summary>How many quotes were dropped because they are not in the transcript.</summary>
    public required int DroppedQuotes { get; init; }

    /// <summary>What made it.</summary>
    public required SummaryProvenanceView Provenance { get; init; }

    /// <summary>The summary as clients see it.</summary>
    public static SummaryView Of(string sessionId, InterviewSummary summary) => new()
    {
        Id = sessionId,
        Summary = summary.Summary,
        Recommendation = summary.Recommendation,
        OverallScore = summary.OverallScore,
        Competencies = [.. summary.Competencies.Select(CompetencyView.Of)],
        Strengths = summary.Strengths,
        AreasForImprovement = summary.AreasForImprovement,
        GeneratedAt = summary.GeneratedAt,
        Model = summary.Model,
        Degraded = summary.Degraded,
        DroppedQuotes = summary.DroppedQuotes,
        Provenance = new() { Model = summary.Model, Prompt = summary.Prompt, Rules = summary.Rules },
    };
}

/// <summary>The score of one competency.</summary>
public sealed record CompetencyView
{
    /// <summary>The competency, as in the plan.</summary>
    public required string Name { get; init; }

    /// <summary>1 to 5; null where there is nothing to score.</summary>
    public required double? Score { get; init; }

    /// <summary>Why there is no score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>What the score stands on.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>The scores that it is the mean of, and what made each.</summary>
    public required IReadOnlyList<ScoreProvenanceView> Provenance { get; init; }

    /// <summary>The score as clients see it.</summary>
    public static CompetencyView Of(CompetencyScore score) => new()
    {
        Name = score.Name,
        Score = score.Score,
        Reason = score.Reason,
        Evidence = [.. score.Evidence.Select(e => new EvidenceView { Quote = e.Quote, Sequence = e.Sequence })],
        Provenance = score.Provenance.IsDefault ? [] : [.. score.Provenance.Select(ScoreProvenanceView.Of)],
    };
}

/// <summary>A quote and where it stands in the transcript, word for word.</summary>
public sealed record EvidenceView
{
    /// <summary>The candidate's words.</summary>
    public required string Quote { get; init; }

    /// <summary>The sequence number of the utterance that has them.</summary>
    public required long Sequence { get; init; }
}
