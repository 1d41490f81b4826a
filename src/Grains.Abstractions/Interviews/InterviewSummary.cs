using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>
/// What the scores amount to, by a fixed rule (never a model's opinion): the overall score and how much of the plan
/// it stands on.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Recommendation>))]
public enum Recommendation
{
    /// <summary>Fewer than half of the questions could be scored.</summary>
    [JsonStringEnumMemberName("insufficient_evidence")] InsufficientEvidence = 0,

    /// <summary>Overall score under 2.5.</summary>
    [JsonStringEnumMemberName("no")] No = 1,

    /// <summary>Overall score from 2.5.</summary>
    [JsonStringEnumMemberName("mixed")] Mixed = 2,

    /// <summary>Overall score from 3.5.</summary>
    [JsonStringEnumMemberName("yes")] Yes = 3,

    /// <summary>Overall score from 4.3.</summary>
    [JsonStringEnumMemberName("strong_yes")] StrongYes = 4,
}

/// <summary>A quote and where it stands in the transcript, word for word.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.evidence")]
public sealed record Evidence
{
    /// <summary>The candidate's words.</summary>
    [Id(0)] public required string Quote { get; init; }

    /// <summary>The sequence number of the utterance that has them.</summary>
    [Id(1)] public required long Sequence { get; init; }
}

/// <summary>The score of one competency, with its evidence.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.competency-score")]
public sealed record CompetencyScore
{
    /// <summary>The competency, as in the plan.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The mean of its questions' scores, 1 to 5, one decimal; null where none could be scored.</summary>
    [Id(1)] public double? Score { get; init; }

    /// <summary>Why there is no score; null where there is one.</summary>
    [Id(2)] public string? Reason { get; init; }

    /// <summary>What the score stands on.</summary>
    [Id(3)] public ImmutableArray<Evidence> Evidence { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The scores that it is the mean of, and what made each.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Id(4)] public ImmutableArray<ScoreProvenance> Provenance { get; init; }
}

/// <summary>The result of an interview. Made once, when it is over.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.interview-summary")]
public sealed record InterviewSummary
{
    /// <summary>The summary in words.</summary>
    [Id(0)] public required string Summary { get; init; }

    /// <summary>What the scores amount to.</summary>
    [Id(1)] public required Recommendation Recommendation { get; init; }

    /// <summary>The mean of the scored questions, 1 to 5, one decimal; null where none could be scored.</summary>
    [Id(2)] public double? OverallScore { get; init; }

    /// <summary>Each competency of the plan, in its order.</summary>
    [Id(3)] public ImmutableArray<CompetencyScore> Competencies { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What spoke for the candidate.</summary>
    [Id(4)] public ImmutableArray<string> Strengths { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What was missing.</summary>
    [Id(5)] public ImmutableArray<string> AreasForImprovement { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When it was made, UTC.</summary>
    [Id(6)] public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The language model that worded it, or "built-in".</summary>
    [Id(7)] public required string Model { get; init; }

    /// <summary>True when the built-in interviewer had to stand in for a language model in this interview.</summary>
    [Id(8)] public bool Degraded { get; init; }

    /// <summary>How many quotes were dropped because they are not in the transcript.</summary>
    [Id(9)] public int DroppedQuotes { get; init; }

    /// <summary>The version of the prompt that its words come from, or of the built-in interviewer.</summary>
    [Id(10)] public string? Prompt { get; init; }

    /// <summary>The version of the rules that make its figures and the recommendation from the scores.</summary>
    [Id(11)] public string? Rules { get; init; }
}
