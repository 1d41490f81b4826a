using System.Collections.Immutable;
using Interviewing.Interviewers;

namespace Interviewing.Interviews;

/// <summary>
/// The state machine of an interview: from how it stands and what happened to the fact that follows. Pure: no clock,
/// no storage, no randomness, so the same interview with the same replies always goes the same way.
/// </summary>
/// <remarks>
/// waiting -> introduction -> questioning &lt;-> follow_up -> concluding -> completed; from any of them to completed
/// (ended) or expired.
/// </remarks>
public static class QuestionFlow
{
    /// <summary>The first fact: the interview with its plan.</summary>
    public static InterviewCreated Create(
        CreateInterview command, PlanReply plan, InterviewOptions options, DateTimeOffset now) =>
        new()
        {
            At = now,
            Sequence = 1,
            Command = command,
            TimeLimit = command.TimeLimit ?? options.TimeLimit,
            Introduction = plan.Introduction,
            Conclusion = plan.Conclusion ?? FlowPhrases.Conclusion,
            Farewell = plan.Farewell ?? FlowPhrases.Farewell,
            Questions = plan.Questions,
            Origin = plan.Origin,
        };

    /// <summary>Another plan of questions.</summary>
    /// <exception cref="WrongStateException">It has been started.</exception>
    public static PlanChanged ChangePlan(Interview interview, ImmutableArray<Question> questions, DateTimeOffset now) =>
        interview.State == InterviewState.Waiting
            ? new() { At = now, Sequence = interview.LastSequence + 1, Questions = questions }
            : throw new WrongStateException(
                interview.State, "The plan of questions can be changed until the interview is started.");

    /// <summary>What the candidate says to being interviewed; null where that is known already.</summary>
    public static ConsentRecorded? Consent(Interview interview, bool given, string text, DateTimeOffset now) =>
        interview.Consent is { } known && known.Given == given && known.Text == text
            ? null
            : new() { At = now, Sequence = interview.LastSequence + 1, Given = given, Text = text };

    /// <summary>The introduction.</summary>
    /// <exception cref="ConsentRequiredException">The candidate has not consented, and has to, or has withdrawn it.</exception>
    public static InterviewStarted Start(Interview interview, InterviewOptions options, DateTimeOffset now) =>
        interview.Consent switch
        {
            { Given: false } => throw new ConsentRequiredException(
                interview.State, "The candidate does not consent to the interview, or has withdrawn the consent."),
            null when options.RequireConsent => throw new ConsentRequiredException(
                interview.State, "The candidate has to consent to the interview before it is started."),
            _ => new() { At = now, Sequence = interview.LastSequence + 1, Words = interview.Created!.Introduction },
        };

    /// <summary>Somebody came.</summary>
    public static ParticipantCame Come(Interview interview, Attendance attendance, DateTimeOffset now) => new()
    {
        At = now,
        Sequence = interview.LastSequence + 1,
        ParticipantId = attendance.ParticipantId,
        Name = attendance.Name,
    };

    /// <summary>Somebody has gone.</summary>
    public static ParticipantWent Go(Interview interview, Participant participant, DateTimeOffset now) => new()
    {
        At = now,
        Sequence = interview.LastSequence + 1,
        ParticipantId = participant.Identity,
        Name = participant.Name,
    };

    /// <summary>An answer to what is open.</summary>
    /// <exception cref="WrongStateException">Nothing is open, another question is, or another answer was taken.</exception>
    public static AnswerTaken Take(Interview interview, CandidateResponse response, DateTimeOffset now)
    {
        RequireAnswerAwaited(interview);
        var state = interview.State;
        var open = interview.OpenQuestion?.Id;
        if (response.QuestionId is { } meant && meant != open)
        {
            throw new WrongStateException(
                state, open is null ? $"Question {meant} is not open." : $"Question {meant} is not open; {open} is.");
        }

        return new()
        {
            At = now,
            Sequence = interview.LastSequence + 1,
            ResponseId = response.ResponseId,
            To = OpenMessageType(interview),
            QuestionId = open,
            Text = response.Text,
        };
    }

    /// <summary>A suggestion for the answer that is awaited.</summary>
    /// <exception cref="WrongStateException">None is.</exception>
    public static AnswerSuggested Suggest(Interview interview, string text, DateTimeOffset now)
    {
        RequireAnswerAwaited(interview);
        return new() { At = now, Sequence = interview.LastSequence + 1, Text = text };
    }

    /// <summary>What to ask the interviewer about the open answer.</summary>
    public static TurnRequest Ask(Interview interview, InterviewOptions options)
    {
        var answer = interview.OpenAnswer!;
        var next = interview.State == InterviewState.Introduction ? 0 : interview.QuestionIndex + 1;
        var lastTurn = interview.Facts.OfType<TurnTaken>().LastOrDefault();
        return new()
        {
            Brief = Brief(interview),
            Turn = answer.Sequence,
            Kind = interview.State switch
            {
                InterviewState.Introduction => TurnKind.Opening,
                InterviewState.Concluding => TurnKind.Closing,
                _ => TurnKind.Answer,
            },
            Answer = answer.Text,
            Prompt = lastTurn?.Words ?? interview.Created!.Introduction,
            Question = interview.OpenQuestion,
            Earlier = Exchanges(interview, interview.OpenQuestion?.Id),
            MayFollowUp = interview.OpenQuestion is not null && interview.FollowUps < options.MaxFollowUps,
            Next = next < interview.Questions.Length ? interview.Questions[next] : null,
            Asked = [.. interview.Facts.OfType<TurnTaken>().Where(Asks).Select(turn => turn.Asked)],
        };
    }

    /// <summary>What the interviewer's next words are for, as far as that is known before there is a reply.</summary>
    public static MessageType Prospect(Interview interview) => interview.State switch
    {
        InterviewState.Introduction => MessageType.Question,
        InterviewState.Concluding => MessageType.Conclusion,
        _ when interview.QuestionIndex + 1 < interview.Questions.Length => MessageType.Question,
        _ => MessageType.Conclusion,
    };

    /// <summary>The interviewer's turn, from its reply to the open answer.</summary>
    public static TurnTaken Next(Interview interview, TurnReply reply, InterviewOptions options, DateTimeOffset now)
    {
        var answer = interview.OpenAnswer!;
        var step = interview.State switch
        {
            InterviewState.Introduction => AskPlanned(interview, 0),
            InterviewState.Concluding => Conclude(interview, reply, options),
            _ when reply.FollowUp is { } followUp && interview.FollowUps < options.MaxFollowUps =>
                new Step(InterviewState.FollowUp, MessageType.FollowUp, interview.QuestionIndex, followUp),
            _ => AskPlanned(interview, interview.QuestionIndex + 1),
        };
        return new()
        {
            At = now,
            Sequence = interview.LastSequence + 1,
            AnswerSequence = answer.Sequence,
            Analysis = reply.Analysis is { } analysis && interview.OpenQuestion is not null
                ? EvidenceRule.Keep(analysis, answer.Text)
                : null,
            Words = Join(reply.Acknowledgement, step.Words),
            MessageType = step.MessageType,
            QuestionIndex = step.QuestionIndex,
            QuestionId = step.QuestionIndex < interview.Questions.Length ? interview.Questions[step.QuestionIndex].Id : null,
            From = interview.State,
            State = step.State,
            Asked = step.Words,
            Origin = reply.Origin,
        };
    }

    /// <summary>The end before the farewell.</summary>
    public static InterviewClosed Close(Interview interview, EndReason reason, DateTimeOffset now) => new()
    {
        At = now,
        Sequence = interview.LastSequence + 1,
        Reason = reason,
        Words = interview.Created!.Farewell,
        State = reason is EndReason.TimeLimit or EndReason.Abandoned ? InterviewState.Expired : InterviewState.Completed,
    };

    /// <summary>When a started interview ends by itself, and why, if nothing more is said.</summary>
    public static (DateTimeOffset At, EndReason Reason) Deadline(Interview interview, InterviewOptions options)
    {
        var limit = interview.StartTime!.Value + interview.Created!.TimeLimit;
        var abandoned = interview.LastWords + options.AbandonedAfter;
        // While the interviewer owes its turn nobody has abandoned anything.
        return interview.OpenAnswer is null && abandoned < limit
            ? (abandoned, EndReason.Abandoned)
            : (limit, EndReason.TimeLimit);
    }

    /// <summary>What every request to an interviewer says of the interview.</summary>
    public static InterviewBrief Brief(Interview interview) => Brief(interview.SessionId, interview.Created!.Command);

    /// <summary>The same before the interview is there.</summary>
    public static InterviewBrief Brief(string sessionId, CreateInterview command) => new()
    {
        SessionId = sessionId,
        JobDescription = command.JobDescription,
        Resume = command.Resume,
        CandidateName = command.CandidateName,
        Language = command.Language,
    };

    /// <summary>What was asked and said about a planned question, answered so far, in order.</summary>
    public static ImmutableArray<Exchange> Exchanges(Interview interview, string? questionId)
    {
        if (questionId is null)
            return [];
        var exchanges = ImmutableArray.CreateBuilder<Exchange>();
        var asked = "";
        foreach (var fact in interview.Facts)
        {
            if (fact is TurnTaken turn)
                asked = turn.Asked;
            else if (fact is AnswerTaken answer && answer.QuestionId == questionId && answer != interview.OpenAnswer)
                exchanges.Add(new(asked, answer.Text));
        }

        return exchanges.DrainToImmutable();
    }

    private static void RequireAnswerAwaited(Interview interview)
    {
        var state = interview.State;
        if (state == InterviewState.Waiting)
            throw new WrongStateException(state, "The interview has not been started.");
        if (interview.IsOver)
            throw new WrongStateException(state, "The interview is over.");
        if (interview.OpenAnswer is not null)
            throw new WrongStateException(state, "Another answer was taken; the interviewer's words follow.");
    }

    private static MessageType OpenMessageType(Interview interview) => interview.State switch
    {
        InterviewState.Introduction => MessageType.Introduction,
        InterviewState.FollowUp => MessageType.FollowUp,
        InterviewState.Concluding => MessageType.Conclusion,
        _ => MessageType.Question,
    };

    private static bool Asks(TurnTaken turn) => turn.MessageType is MessageType.Question or MessageType.FollowUp;

    private static Step AskPlanned(Interview interview, int index) => index < interview.Questions.Length
        ? new(InterviewState.Questioning, MessageType.Question, index, interview.Questions[index].Text)
        : new(InterviewState.Concluding, MessageType.Conclusion, index, interview.Created!.Conclusion);

    private static Step Conclude(Interview interview, TurnReply reply, InterviewOptions options)
    {
        var done = reply.CandidateIsDone || interview.CandidateQuestions >= options.MaxCandidateQuestions;
        return done
            ? new(InterviewState.Completed, MessageType.Farewell, interview.QuestionIndex, interview.Created!.Farewell)
            : new(
                InterviewState.Concluding,
                MessageType.Conclusion,
                interview.QuestionIndex,
                reply.Acknowledgement.Length > 0 ? "" : interview.Created!.Conclusion);
    }

    private static string Join(string lead, string words) =>
        lead.Length == 0 ? words : words.Length == 0 ? lead : $"{lead} {words}";

    private readonly record struct Step(InterviewState State, MessageType MessageType, int QuestionIndex, string Words);
}
