using System.Collections.Immutable;
using Interviewing.Speech;

namespace Interviewing.Interviews;

/// <summary>
/// One interview: its state, its transcript, its flow of questions. The key is the session id. Commands are safe to
/// repeat: a failed call is an unknown outcome, and the same call again finds out.
/// </summary>
/// <remarks>
/// Every method but <see cref="Create"/> and <see cref="Erase"/> throws <see cref="InterviewNotFoundException"/> for an interview that is not
/// there, and <see cref="StorageUnavailableException"/> where a change is not known to be stored: nothing was
/// acknowledged then, and the same call (an answer under the same id) finds out. A method that takes the generation of a
/// candidate's token throws <see cref="TokenRevokedException"/> where that token was withdrawn, and
/// <see cref="TokenExpiredException"/> where the interview has been over for longer than
/// <see cref="TokenExpiredException.AfterTheEnd"/>: the check and what follows it are one step.
/// </remarks>
[Alias("interviewing.IInterviewGrain")]
public interface IInterviewGrain : IGrainWithStringKey
{
    /// <summary>Makes the interview and its plan. Creating it again returns what is there.</summary>
    [Alias("Create"), ResponseTimeout(TimeOf.ProviderCalls)]
    Task<InterviewStatus> Create(CreateInterview command);

    /// <summary>Keeps what the candidate said to being interviewed. The same words again change nothing.</summary>
    [Alias("RecordConsent")]
    Task<Consent> RecordConsent(bool given, string text, int? tokenGeneration = null);

    /// <summary>Speaks the introduction. Starting again returns the first words again.</summary>
    /// <exception cref="WrongStateException">It is over.</exception>
    /// <exception cref="ConsentRequiredException">The candidate has withdrawn the consent, or has not given the one that is asked for.</exception>
    [Alias("Start")]
    Task<InterviewerTurn> Start(int? tokenGeneration = null);

    /// <summary>
    /// Takes an answer. When it returns, the answer is on disk; the interviewer's words come with it if they are there
    /// within <see cref="CandidateResponse.Wait"/>, and as an event otherwise.
    /// </summary>
    /// <exception cref="WrongStateException">Nothing is open, another question is, or another answer was taken.</exception>
    [Alias("Respond"), ResponseTimeout(TimeOf.ProviderCalls)]
    Task<InterviewerTurn> Respond(CandidateResponse response);

    /// <summary>Ends it now, from any state. Ending again returns the same.</summary>
    [Alias("End")]
    Task<InterviewerTurn> End(int? tokenGeneration = null);

    /// <summary>Keeps words that were heard as a suggestion for the next answer, in the place of an earlier one.</summary>
    /// <exception cref="WrongStateException">No answer is awaited.</exception>
    [Alias("Suggest")]
    Task Suggest(string text);

    /// <summary>Makes an audio file of the interviewer's words, unless it is there.</summary>
    /// <param name="fileName">The file's name, as the words' event and transcript have it.</param>
    /// <param name="wait">How long to wait for it.</param>
    /// <returns>Null for a file that has none of this interview's words.</returns>
    /// <exception cref="SpeechUnavailableException">It could not be made.</exception>
    [Alias("Speak"), ResponseTimeout(TimeOf.ProviderCalls)]
    Task<SpeechResult?> Speak(string fileName, TimeSpan wait);

    /// <summary>Invites the candidate; an earlier invitation that is open is withdrawn by it.</summary>
    /// <exception cref="WrongStateException">It is over.</exception>
    [Alias("Invite")]
    Task<InterviewStatus> Invite(InviteOffer offer);

    /// <summary>Takes an invitation up, once.</summary>
    /// <param name="secretHash">The SHA-256 of the invitation's secret, in lower-case hexadecimal.</param>
    /// <param name="acceptanceId">Names the acceptance: the same one again is fine.</param>
    /// <exception cref="InviteRefusedException">It cannot be taken up, or not any more.</exception>
    [Alias("AcceptInvite")]
    Task<InterviewStatus> AcceptInvite(string secretHash, string acceptanceId);

    /// <summary>Withdraws the invitation that is open; fine where none is.</summary>
    [Alias("RevokeInvite")]
    Task RevokeInvite();

    /// <summary>Withdraws the candidate's tokens, and the invitation that is open. Fine where they are withdrawn already.</summary>
    /// <param name="generation">Those of this generation and earlier ones (see the status).</param>
    [Alias("RevokeTokens")]
    Task RevokeTokens(int generation);

    /// <summary>How it stands.</summary>
    [Alias("GetStatus")]
    Task<InterviewStatus> GetStatus(int? tokenGeneration = null);

    /// <summary>What was said so far, in order.</summary>
    [Alias("GetTranscript")]
    Task<ImmutableArray<Utterance>> GetTranscript(int? tokenGeneration = null);

    /// <summary>The events after the one with the sequence number <paramref name="after"/>, in order.</summary>
    [Alias("GetEvents")]
    Task<ImmutableArray<InterviewEvent>> GetEvents(long after, int? tokenGeneration = null);

    /// <summary>The answers that were analysed so far, in order, each with what it showed.</summary>
    [Alias("GetAnalyses")]
    Task<ImmutableArray<ScoredAnswer>> GetAnalyses();

    /// <summary>The plan of questions.</summary>
    [Alias("GetPlan")]
    Task<ImmutableArray<Question>> GetPlan();

    /// <summary>Replaces the plan of questions.</summary>
    /// <exception cref="WrongStateException">It has been started.</exception>
    [Alias("ChangePlan")]
    Task<ImmutableArray<Question>> ChangePlan(ImmutableArray<Question> questions);

    /// <summary>The result, made once when the interview is over.</summary>
    /// <param name="wait">How long to wait for it while it is being made.</param>
    /// <returns>Null while it is still being made.</returns>
    /// <exception cref="WrongStateException">It is not over.</exception>
    [Alias("GetSummary"), ResponseTimeout(TimeOf.ProviderCalls)]
    Task<InterviewSummary?> GetSummary(TimeSpan wait);

    /// <summary>All that is held on it. For operators: candidates do not see how they are assessed.</summary>
    [Alias("Export")]
    Task<InterviewExport> Export();

    /// <summary>
    /// Erases it if nothing was changed since a time; the same as <see cref="Erase"/> otherwise.
    /// </summary>
    /// <returns>False where something was.</returns>
    [Alias("EraseIfUnchangedSince")]
    Task<bool> EraseIfUnchangedSince(DateTimeOffset time);

    /// <summary>
    /// Erases it: its transcript, its answers, its scores. It is not there after that; erasing what is not there is fine.
    /// </summary>
    [Alias("Erase")]
    Task Erase();

    /// <summary>Sends events to the observer from now on, until it is not renewed for some minutes.</summary>
    /// <returns>The sequence number of the newest event: what comes to the observer is after it.</returns>
    [Alias("Watch")]
    Task<long> Watch(IInterviewObserver observer);

    /// <summary>
    /// The same, and the interviewer's words piece by piece while they come, where the interviewer has them so. As long as
    /// somebody watches closely, a language model is asked to stream.
    /// </summary>
    [Alias("WatchClosely")]
    Task<long> WatchClosely(IInterviewObserver observer);

    /// <summary>Sends no more events to the observer.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IInterviewObserver observer);

    /// <summary>
    /// Somebody is there. The first way that a participant is there by is an event; the same call again renews it (see
    /// <see cref="Attendance.Lease"/>). Nothing happens once the interview is over.
    /// </summary>
    /// <returns>The sequence number of the newest event.</returns>
    /// <exception cref="InvalidInputException">The identity is the AI interviewer's, or too many are there.</exception>
    [Alias("Join")]
    Task<long> Join(Attendance attendance);

    /// <summary>
    /// Somebody is no longer there by this way. If it was the last way, and there is no other within
    /// the reconnection grace, that is an event. Fine for one that was never there.
    /// </summary>
    [Alias("Leave")]
    Task Leave(string participantId, string way);
}
