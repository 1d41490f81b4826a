using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers;

/// <summary>Asks for a plan of questions.</summary>
public sealed record PlanRequest
{
    /// <summary>The interview.</summary>
    public required InterviewBrief Brief { get; init; }

    /// <summary>How many questions, 1 to 20.</summary>
    public required int QuestionCount { get; init; }
}

/// <summary>A plan of questions.</summary>
public sealed record PlanReply
{
    /// <summary>
    /// The first words to the candidate: that an AI asks, what the position is, how the interview goes, and the
    /// invitation to introduce oneself. No planned question is in it.
    /// </summary>
    public required string Introduction { get; init; }

    /// <summary>
    /// The words after the last question, which invite the candidate to ask some; null for the usual ones.
    /// </summary>
    public string? Conclusion { get; init; }

    /// <summary>The last words: thanks, and that the hiring team will be in touch; null for the usual ones.</summary>
    public string? Farewell { get; init; }

    /// <summary>Exactly as many questions as asked for, with the ids "q1", "q2", ...; no two the same.</summary>
    public required ImmutableArray<Question> Questions { get; init; }

    /// <summary>Who made it, and what it cost.</summary>
    public required ReplyOrigin Origin { get; init; }
}
