using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Interviewing.Interviewers;

namespace Interviewing.Interviews;

/// <summary>
/// Something that happened in an interview. Facts are what is stored: the state, the transcript and the events are
/// read off them, so none of these can disagree with another. Facts are never changed, only followed by others; a new
/// version of the software adds properties (never required ones, and arrays that are empty where they are not there) and
/// kinds, and still reads the old ones.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(InterviewCreated), "created")]
[JsonDerivedType(typeof(PlanChanged), "planChanged")]
[JsonDerivedType(typeof(InterviewStarted), "started")]
[JsonDerivedType(typeof(AnswerTaken), "answer")]
[JsonDerivedType(typeof(AnswerSuggested), "suggestion")]
[JsonDerivedType(typeof(TurnTaken), "turn")]
[JsonDerivedType(typeof(InterviewClosed), "closed")]
[JsonDerivedType(typeof(SummaryMade), "summary")]
[JsonDerivedType(typeof(ParticipantCame), "came")]
[JsonDerivedType(typeof(ParticipantWent), "went")]
[JsonDerivedType(typeof(InviteMade), "invited")]
[JsonDerivedType(typeof(InviteAccepted), "inviteAccepted")]
[JsonDerivedType(typeof(InviteRevoked), "inviteRevoked")]
[JsonDerivedType(typeof(TokensRevoked), "tokensRevoked")]
[JsonDerivedType(typeof(ConsentRecorded), "consent")]
public abstract record InterviewFact
{
    /// <summary>When it happened, UTC.</summary>
    [Id(0)] public required DateTimeOffset At { get; init; }

    /// <summary>The sequence number of its first event; of a fact without events, that of the next fact's.</summary>
    [Id(1)] public required long Sequence { get; init; }
}

/// <summary>The interview was created, with its plan. No event: nobody can watch it yet.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.created")]
public sealed record InterviewCreated : InterviewFact
{
    /// <summary>What it was made from.</summary>
    [Id(0)] public required CreateInterview Command { get; init; }

    /// <summary>How long it may take from its start.</summary>
    [Id(1)] public required TimeSpan TimeLimit { get; init; }

    /// <summary>The first words, spoken at the start.</summary>
    [Id(2)] public required string Introduction { get; init; }

    /// <summary>The words after the last question.</summary>
    [Id(3)] public required string Conclusion { get; init; }

    /// <summary>The last words.</summary>
    [Id(4)] public required string Farewell { get; init; }

    /// <summary>The plan of questions.</summary>
    [Id(5)] public required ImmutableArray<Question> Questions { get; init; }

    /// <summary>Who made the plan.</summary>
    [Id(6)] public required ReplyOrigin Origin { get; init; }
}

/// <summary>The plan of questions was replaced. No event: plans are not for candidates.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.plan-changed")]
public sealed record PlanChanged : InterviewFact
{
    /// <summary>The plan from now on.</summary>
    [Id(0)] public required ImmutableArray<Question> Questions { get; init; }
}

/// <summary>The interviewer came and introduced itself. Events: participantJoined, aiInterviewerMessage, stateChanged.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.started")]
public sealed record InterviewStarted : InterviewFact
{
    /// <summary>The first words.</summary>
    [Id(0)] public required string Words { get; init; }

    /// <summary>The audio file of the words; null where none is made.</summary>
    [Id(1)] public string? AudioFile { get; init; }
}

/// <summary>An answer was taken; the interviewer owes its turn. Event: candidateMessage.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.answer")]
public sealed record AnswerTaken : InterviewFact
{
    /// <summary>The client's name for it.</summary>
    [Id(0)] public required string ResponseId { get; init; }

    /// <summary>What the words answer.</summary>
    [Id(1)] public required MessageType To { get; init; }

    /// <summary>The planned question that was open.</summary>
    [Id(2)] public string? QuestionId { get; init; }

    /// <summary>The candidate's words.</summary>
    [Id(3)] public required string Text { get; init; }
}

/// <summary>
/// The candidate was heard to say something. No event: it is a suggestion for the next answer, which the client still sends.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.suggestion")]
public sealed record AnswerSuggested : InterviewFact
{
    /// <summary>The words, as they were understood.</summary>
    [Id(0)] public required string Text { get; init; }
}

/// <summary>
/// The interviewer took its turn. Events: aiInterviewerMessage, then stateChanged if it did, then interviewEnded if it
/// was the farewell.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.turn")]
public sealed record TurnTaken : InterviewFact
{
    /// <summary>The sequence number of the answer that it takes up.</summary>
    [Id(0)] public required long AnswerSequence { get; init; }

    /// <summary>What the answer showed; null where it was not to be scored.</summary>
    [Id(1)] public AnswerAnalysis? Analysis { get; init; }

    /// <summary>The interviewer's words.</summary>
    [Id(2)] public required string Words { get; init; }

    /// <summary>What the words are for.</summary>
    [Id(3)] public required MessageType MessageType { get; init; }

    /// <summary>The index of the question that is open now, from 0; the number of questions once all are done.</summary>
    [Id(4)] public required int QuestionIndex { get; init; }

    /// <summary>The id of the question that is open now.</summary>
    [Id(5)] public string? QuestionId { get; init; }

    /// <summary>The state before.</summary>
    [Id(6)] public required InterviewState From { get; init; }

    /// <summary>The state after.</summary>
    [Id(7)] public required InterviewState State { get; init; }

    /// <summary>The question in these words, without what leads to it; the reply, where nothing is asked.</summary>
    [Id(8)] public required string Asked { get; init; }

    /// <summary>Who found the words, and what it cost.</summary>
    [Id(9)] public required ReplyOrigin Origin { get; init; }

    /// <summary>The audio file of the words; null where none is made.</summary>
    [Id(10)] public string? AudioFile { get; init; }
}

/// <summary>
/// It was ended before its farewell. Events: aiInterviewerMessage (the farewell), stateChanged, interviewEnded.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.closed")]
public sealed record InterviewClosed : InterviewFact
{
    /// <summary>Why.</summary>
    [Id(0)] public required EndReason Reason { get; init; }

    /// <summary>The last words.</summary>
    [Id(1)] public required string Words { get; init; }

    /// <summary>The state after: completed or expired.</summary>
    [Id(2)] public required InterviewState State { get; init; }

    /// <summary>The audio file of the words; null where none is made.</summary>
    [Id(3)] public string? AudioFile { get; init; }
}

/// <summary>The summary was made. No event: summaries are not for candidates.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.summary")]
public sealed record SummaryMade : InterviewFact
{
    /// <summary>The summary.</summary>
    [Id(0)] public required InterviewSummary Summary { get; init; }

    /// <summary>Who worded it, and what it cost.</summary>
    [Id(1)] public required ReplyOrigin Origin { get; init; }
}

/// <summary>Somebody came who was not there. Event: participantJoined.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.came")]
public sealed record ParticipantCame : InterviewFact
{
    /// <summary>The identity.</summary>
    [Id(0)] public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)] public string? Name { get; init; }
}

/// <summary>Somebody who was there has gone. Event: participantLeft.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.went")]
public sealed record ParticipantWent : InterviewFact
{
    /// <summary>The identity.</summary>
    [Id(0)] public required string ParticipantId { get; init; }

    /// <summary>The name to show.</summary>
    [Id(1)] public string? Name { get; init; }
}

/// <summary>The candidate was invited; what was open of earlier invitations no longer is. No event.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.invited")]
public sealed record InviteMade : InterviewFact
{
    /// <summary>The invitation.</summary>
    [Id(0)] public required InviteOffer Offer { get; init; }
}

/// <summary>An invitation was taken up. No event.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.invite-accepted")]
public sealed record InviteAccepted : InterviewFact
{
    /// <summary>Names the acceptance.</summary>
    [Id(0)] public required string AcceptanceId { get; init; }
}

/// <summary>The open invitation was withdrawn. No event.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.invite-revoked")]
public sealed record InviteRevoked : InterviewFact;

/// <summary>The candidate's tokens were withdrawn, and with them the invitation that was open. No event.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.tokens-revoked")]
public sealed record TokensRevoked : InterviewFact
{
    /// <summary>The generation of the tokens that are issued from now on: earlier ones are good no more.</summary>
    [Id(0)] public required int Generation { get; init; }
}

/// <summary>The candidate consented, or did not, or withdrew it. No event: it is between the candidate and the operator.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.fact.consent")]
public sealed record ConsentRecorded : InterviewFact
{
    /// <summary>True for consent.</summary>
    [Id(0)] public required bool Given { get; init; }

    /// <summary>The words that it was about.</summary>
    [Id(1)] public required string Text { get; init; }
}
