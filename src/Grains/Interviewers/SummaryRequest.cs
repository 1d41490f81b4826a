using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers;

/// <summary>What came of one planned question.</summary>
public sealed record QuestionResult
{
    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>What was asked and said about it, in order; empty where the interview ended before it.</summary>
    public ImmutableArray<Exchange> Exchanges { get; init; } = [];

    /// <summary>The last analysis that has a score, or the last one; null where nothing was answered.</summary>
    public AnswerAnalysis? Analysis { get; init; }
}

/// <summary>Asks for the words of a summary.</summary>
public sealed record SummaryRequest
{
    /// <summary>The interview.</summary>
    public required InterviewBrief Brief { get; init; }

    /// <summary>Every planned question, in order, and what came of it.</summary>
    public required ImmutableArray<QuestionResult> Results { get; init; }

    /// <summary>The overall score, as the summary will give it.</summary>
    public double? OverallScore { get; init; }

    /// <summary>The recommendation, as the summary will give it.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>Why the interview is over.</summary>
    public required EndReason EndReason { get; init; }
}

/// <summary>The words of a summary.</summary>
public sealed record SummaryReply
{
    /// <summary>Three to eight sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>At most five, each one sentence.</summary>
    public ImmutableArray<string> Strengths { get; init; } = [];

    /// <summary>At most five, each one sentence.</summary>
    public ImmutableArray<string> AreasForImprovement { get; init; } = [];

    /// <summary>Who made it, and what it cost.</summary>
    public required ReplyOrigin Origin { get; init; }
}
