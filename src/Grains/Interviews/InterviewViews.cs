using System.Collections.Immutable;
using Interviewing.Directory;

namespace Interviewing.Interviews;

/// <summary>What readers are shown of an interview.</summary>
public static class InterviewViews
{
    /// <summary>The state, for its readers: candidates too, so nothing of the plan but the open question.</summary>
    public static InterviewStatus Status(Interview interview)
    {
        var created = interview.Created!;
        return new()
        {
            SessionId = interview.SessionId,
            RoomName = created.Command.RoomName,
            CandidateId = created.Command.CandidateId,
            CandidateName = created.Command.CandidateName,
            Language = created.Command.Language,
            State = interview.State,
            CurrentQuestionIndex = interview.QuestionIndex,
            QuestionCount = interview.Questions.Length,
            CurrentQuestion = interview.OpenQuestion is { } open ? open with { Expected = null } : null,
            CreatedAt = created.At,
            StartTime = interview.StartTime,
            EndTime = interview.EndTime,
            EndReason = interview.EndReason,
            Participants = interview.Participants,
            Degraded = interview.Degraded,
            Usage = interview.Usage,
            LastSequence = interview.LastSequence,
            Metadata = created.Command.Metadata,
        };
    }

    /// <summary>The row for the list.</summary>
    public static InterviewRow Row(Interview interview)
    {
        var created = interview.Created!;
        return new()
        {
            SessionId = interview.SessionId,
            RoomName = created.Command.RoomName,
            CandidateId = created.Command.CandidateId,
            CandidateName = created.Command.CandidateName,
            State = interview.State,
            CurrentQuestionIndex = interview.QuestionIndex,
            QuestionCount = interview.Questions.Length,
            CreatedAt = created.At,
            StartTime = interview.StartTime,
            EndTime = interview.EndTime,
            Degraded = interview.Degraded,
            LastSequence = interview.LastSequence,
        };
    }

    /// <summary>What was said, in order.</summary>
    public static ImmutableArray<Utterance> Transcript(Interview interview)
    {
        var utterances = ImmutableArray.CreateBuilder<Utterance>(interview.Facts.Count);
        foreach (var fact in interview.Facts)
        {
            switch (fact)
            {
                case InterviewStarted started:
                    utterances.Add(Ai(fact, fact.Sequence + 1, started.Words, MessageType.Introduction, null));
                    break;
                case AnswerTaken answer:
                    utterances.Add(new()
                    {
                        Sequence = answer.Sequence,
                        Timestamp = answer.At,
                        Speaker = Speaker.Candidate,
                        Text = answer.Text,
                        MessageType = answer.To,
                        QuestionId = answer.QuestionId,
                    });
                    break;
                case TurnTaken turn:
                    utterances.Add(Ai(fact, fact.Sequence, turn.Words, turn.MessageType, turn.QuestionId));
                    break;
                case InterviewClosed closed:
                    utterances.Add(Ai(fact, fact.Sequence, closed.Words, MessageType.Farewell, null));
                    break;
            }
        }

        return utterances.DrainToImmutable();
    }

    /// <summary>The first words, as the answer to a start.</summary>
    public static InterviewerTurn FirstTurn(Interview interview)
    {
        var started = interview.Facts.OfType<InterviewStarted>().First();
        return new()
        {
            State = InterviewState.Introduction,
            Message = started.Words,
            MessageType = MessageType.Introduction,
            Sequence = started.Sequence + 1,
            Degraded = interview.Created!.Origin.Degraded,
        };
    }

    /// <summary>What came of an answer; pending where nothing has yet.</summary>
    public static InterviewerTurn TurnAfter(Interview interview, AnswerTaken answer)
    {
        for (var i = interview.Facts.Count - 1; i >= 0; i--)
        {
            if (interview.Facts[i] is TurnTaken turn && turn.AnswerSequence == answer.Sequence)
                return Of(turn);
        }

        return interview.IsOver
            ? LastTurn(interview)
            : new() { State = interview.State, Sequence = answer.Sequence + 1, Pending = true };
    }

    /// <summary>The last words of an interview that is over.</summary>
    public static InterviewerTurn LastTurn(Interview interview)
    {
        for (var i = interview.Facts.Count - 1; i >= 0; i--)
        {
            switch (interview.Facts[i])
            {
                case TurnTaken turn:
                    return Of(turn);
                case InterviewClosed closed:
                    return new()
                    {
                        State = closed.State,
                        Message = closed.Words,
                        MessageType = MessageType.Farewell,
                        Sequence = closed.Sequence,
                    };
            }
        }

        throw new InvalidOperationException($"Interview {interview.SessionId} is not over.");
    }

    private static InterviewerTurn Of(TurnTaken turn) => new()
    {
        State = turn.State,
        Message = turn.Words,
        MessageType = turn.MessageType,
        QuestionId = turn.QuestionId,
        Sequence = turn.Sequence,
        Degraded = turn.Origin.Degraded,
    };

    private static Utterance Ai(InterviewFact fact, long sequence, string words, MessageType type, string? questionId) =>
        new()
        {
            Sequence = sequence,
            Timestamp = fact.At,
            Speaker = Speaker.Ai,
            Text = words,
            MessageType = type,
            QuestionId = questionId,
        };
}
