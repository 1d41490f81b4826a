using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers;

/// <summary>What the candidate's words answer.</summary>
public enum TurnKind
{
    /// <summary>The introduction: nothing to score, the first question comes next.</summary>
    Opening,

    /// <summary>A planned question or a follow-up to it: score it, say whether a follow-up is worth it.</summary>
    Answer,

    /// <summary>The invitation to ask questions: reply, say whether the candidate has more.</summary>
    Closing,
}

/// <summary>An answer to the question that is open, or to a follow-up of it.</summary>
/// <param name="Prompt">What was asked.</param>
/// <param name="Text">What the candidate said.</param>
public sealed record Exchange(string Prompt, string Text);

/// <summary>Asks for the analysis of an answer and the next words.</summary>
public sealed record TurnRequest
{
    /// <summary>The interview.</summary>
    public required InterviewBrief Brief { get; init; }

    /// <summary>
    /// Names this turn within the interview (the sequence number of the answer): the same after a crash. Together with the
    /// answer it is the idempotency key, so that a provider that honours those charges once.
    /// </summary>
    public required long Turn { get; init; }

    /// <summary>What the candidate's words answer.</summary>
    public required TurnKind Kind { get; init; }

    /// <summary>The words to judge.</summary>
    public required string Answer { get; init; }

    /// <summary>The words of the interviewer that the answer answers.</summary>
    public required string Prompt { get; init; }

    /// <summary>The planned question that is open, for <see cref="TurnKind.Answer"/>.</summary>
    public Question? Question { get; init; }

    /// <summary>What was asked and said about <see cref="Question"/> before this answer, in order.</summary>
    public ImmutableArray<Exchange> Earlier { get; init; } = [];

    /// <summary>True where a follow-up may be asked; otherwise none is wanted.</summary>
    public bool MayFollowUp { get; init; }

    /// <summary>The planned question that comes next if no follow-up does; null when the questions are done.</summary>
    public Question? Next { get; init; }

    /// <summary>Every question asked so far, planned or not, word for word: a follow-up is none of them.</summary>
    public ImmutableArray<string> Asked { get; init; } = [];

    /// <summary>
    /// Hears the acknowledgement piece by piece, where the interviewer has it so; null where nobody wants it. It is told
    /// from any thread, in order. The pieces are unchecked: the reply is what counts.
    /// </summary>
    public IProgress<ReplyPiece>? Listener { get; init; }
}

/// <summary>The analysis of an answer and the next words.</summary>
public sealed record TurnReply
{
    /// <summary>
    /// One or two sentences that take up what was said and ask nothing; the next question is put behind it. In a
    /// closing turn: the reply to the candidate's question. May be empty.
    /// </summary>
    public required string Acknowledgement { get; init; }

    /// <summary>
    /// The follow-up question, where one is allowed and worth it. It asks one thing and was not asked before.
    /// </summary>
    public string? FollowUp { get; init; }

    /// <summary>
    /// What the answer showed, for <see cref="TurnKind.Answer"/>: all that was said to the open question so far is
    /// scored, and the quotes are from this answer.
    /// </summary>
    public AnswerAnalysis? Analysis { get; init; }

    /// <summary>In a closing turn: true when the candidate has no more questions.</summary>
    public bool CandidateIsDone { get; init; }

    /// <summary>Who made it, and what it cost.</summary>
    public required ReplyOrigin Origin { get; init; }
}
