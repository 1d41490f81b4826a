using System.Collections.Immutable;

namespace Interviewing.Interviews;

/// <summary>Which events a fact shows. They are not stored: the same fact always shows the same ones.</summary>
public static class InterviewEvents
{
    /// <summary>How many events <see cref="AddTo"/> adds for a fact.</summary>
    public static int CountOf(InterviewFact fact) => fact switch
    {
        InterviewStarted => 3,
        AnswerTaken => 1,
        TurnTaken turn => 1 + (turn.State != turn.From ? 1 : 0) + (turn.State.IsOver() ? 1 : 0),
        InterviewClosed => 3,
        ParticipantCame or ParticipantWent => 1,
        _ => 0,
    };

    /// <summary>The events after a sequence number, in order.</summary>
    public static ImmutableArray<InterviewEvent> After(Interview interview, long after)
    {
        if (after >= interview.LastSequence)
            return [];
        var events = ImmutableArray.CreateBuilder<InterviewEvent>();
        foreach (var fact in interview.Facts)
        {
            if (fact.Sequence + CountOf(fact) > after + 1)
                AddTo(events, interview.SessionId, fact);
        }

        while (events.Count > 0 && events[0].Sequence <= after)
            events.RemoveAt(0);
        return events.DrainToImmutable();
    }

    /// <summary>The events of one fact.</summary>
    public static ImmutableArray<InterviewEvent> Of(string sessionId, InterviewFact fact)
    {
        var events = ImmutableArray.CreateBuilder<InterviewEvent>(CountOf(fact));
        AddTo(events, sessionId, fact);
        return events.DrainToImmutable();
    }

    private static void AddTo(ImmutableArray<InterviewEvent>.Builder events, string sessionId, InterviewFact fact)
    {
        var next = fact.Sequence;
        switch (fact)
        {
            case InterviewStarted started:
                Joins(Participant.AiInterviewer, Participant.AiInterviewerName);
                Says(started.Words, MessageType.Introduction, null, started.AudioFile);
                Stands(InterviewState.Introduction);
                break;
            case AnswerTaken answer:
                events.Add(new CandidateMessage
                {
                    SessionId = sessionId,
                    Sequence = next,
                    Timestamp = fact.At,
                    Message = answer.Text,
                    QuestionId = answer.QuestionId,
                });
                break;
            case TurnTaken turn:
                Says(turn.Words, turn.MessageType, turn.QuestionId, turn.AudioFile);
                if (turn.State != turn.From)
                    Stands(turn.State);
                if (turn.State.IsOver())
                    Ends(turn.Words, EndReason.Completed);
                break;
            case InterviewClosed closed:
                Says(closed.Words, MessageType.Farewell, null, closed.AudioFile);
                Stands(closed.State);
                Ends(closed.Words, closed.Reason);
                break;
            case ParticipantCame came:
                Joins(came.ParticipantId, came.Name);
                break;
            case ParticipantWent went:
                events.Add(new ParticipantLeft
                {
                    SessionId = sessionId,
                    Sequence = next,
                    Timestamp = fact.At,
                    ParticipantId = went.ParticipantId,
                    Name = went.Name,
                });
                break;
        }

        void Joins(string identity, string? name) => events.Add(new ParticipantJoined
        {
            SessionId = sessionId,
            Sequence = next++,
            Timestamp = fact.At,
            ParticipantId = identity,
            Name = name,
        });

        void Says(string words, MessageType type, string? questionId, string? audioFile) => events.Add(new AiInterviewerMessage
        {
            SessionId = sessionId,
            Sequence = next++,
            Timestamp = fact.At,
            Message = words,
            MessageType = type,
            QuestionId = questionId,
            AudioUrl = InterviewViews.AudioUrl(sessionId, audioFile),
        });

        void Stands(InterviewState state) => events.Add(new StateChanged
        {
            SessionId = sessionId,
            Sequence = next++,
            Timestamp = fact.At,
            State = state,
        });

        void Ends(string words, EndReason reason) => events.Add(new InterviewEnded
        {
            SessionId = sessionId,
            Sequence = next++,
            Timestamp = fact.At,
            Message = words,
            Reason = reason,
        });
    }
}
