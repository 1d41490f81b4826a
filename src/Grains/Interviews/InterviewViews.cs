using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Speech;

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
            Suggestion = interview.Suggestion,
            TimeLimit = created.TimeLimit,
            Consent = interview.Consent,
            TokenGeneration = interview.TokenGeneration,
        };
    }

    /// <summary>The row for the list.</summary>
    public static InterviewRow Row(Interview interview, string tenant)
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
            Tenant = tenant,
        };
    }

    /// <summary>What was said, in order.</summary>
    public static ImmutableArray<Utterance> Transcript(Interview interview)
    {
        var id = interview.SessionId;
        var utterances = ImmutableArray.CreateBuilder<Utterance>(interview.Facts.Count);
        foreach (var fact in interview.Facts)
        {
            switch (fact)
            {
                case InterviewStarted started:
                    utterances.Add(Ai(
                        id, fact, fact.Sequence + 1, started.Words, MessageType.Introduction, null, started.AudioFile));
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
                    utterances.Add(Ai(
                        id, fact, fact.Sequence, turn.Words, turn.MessageType, turn.QuestionId, turn.AudioFile));
                    break;
                case InterviewClosed closed:
                    utterances.Add(Ai(
                        id, fact, fact.Sequence, closed.Words, MessageType.Farewell, null, closed.AudioFile));
                    break;
            }
        }

        return utterances.DrainToImmutable();
    }

    /// <summary>The answers that were analysed, in order, each with what it showed.</summary>
    public static ImmutableArray<ScoredAnswer> Analyses(Interview interview)
    {
        var competencies = interview.Questions.ToDictionary(question => question.Id, question => question.Competency);
        return
        [
            .. SummaryRules.Analyses(interview).Select(pair => new ScoredAnswer
            {
                Sequence = pair.Answer.Sequence,
                QuestionId = pair.Answer.QuestionId,
                Competency = pair.Answer.QuestionId is { } question ? competencies.GetValueOrDefault(question) : null,
                Analysis = pair.Analysis,
            }),
        ];
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
            AudioUrl = AudioUrl(interview.SessionId, started.AudioFile),
        };
    }

    /// <summary>What came of an answer; pending where nothing has yet.</summary>
    public static InterviewerTurn TurnAfter(Interview interview, AnswerTaken answer)
    {
        for (var i = interview.Facts.Count - 1; i >= 0; i--)
        {
            if (interview.Facts[i] is TurnTaken turn && turn.AnswerSequence == answer.Sequence)
                return Of(interview.SessionId, turn);
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
                    return Of(interview.SessionId, turn);
                case InterviewClosed closed:
                    return new()
                    {
                        State = closed.State,
                        Message = closed.Words,
                        MessageType = MessageType.Farewell,
                        Sequence = closed.Sequence,
                        AudioUrl = AudioUrl(interview.SessionId, closed.AudioFile),
                    };
            }
        }

        throw new InvalidOperationException($"Interview {interview.SessionId} is not over.");
    }

    private static InterviewerTurn Of(string sessionId, TurnTaken turn) => new()
    {
        State = turn.State,
        Message = turn.Words,
        MessageType = turn.MessageType,
        QuestionId = turn.QuestionId,
        Sequence = turn.Sequence,
        Degraded = turn.Origin.Degraded,
        AudioUrl = AudioUrl(sessionId, turn.AudioFile),
    };

    /// <summary>The interviewer's words in a fact, and the audio file of them; nulls where there are none.</summary>
    public static (string? Words, string? AudioFile) Spoken(InterviewFact fact) => fact switch
    {
        InterviewStarted started => (started.Words, started.AudioFile),
        TurnTaken turn => (turn.Words, turn.AudioFile),
        InterviewClosed closed => (closed.Words, closed.AudioFile),
        _ => default,
    };

    /// <summary>The names of the audio files of the interviewer's words.</summary>
    public static ImmutableArray<string> AudioFiles(Interview interview) =>
        [.. interview.Facts.Select(fact => Spoken(fact).AudioFile).OfType<string>().Distinct()];

    /// <summary>Where an audio file of an interview can be fetched; null where there is none.</summary>
    public static string? AudioUrl(string sessionId, string? audioFile) =>
        audioFile is null ? null : AudioFileName.Url(audioFile, sessionId);

    private static Utterance Ai(
        string sessionId,
        InterviewFact fact,
        long sequence,
        string words,
        MessageType type,
        string? questionId,
        string? audioFile) =>
        new()
        {
            Sequence = sequence,
            Timestamp = fact.At,
            Speaker = Speaker.Ai,
            Text = words,
            MessageType = type,
            QuestionId = questionId,
            AudioUrl = AudioUrl(sessionId, audioFile),
        };
}
