using System.Collections.Immutable;
using Interviewing.Interviewers;
using Interviewing.Storage;

namespace Interviewing.Interviews;

/// <summary>An interview as it stands: the sum of its facts. It changes only by <see cref="Append"/>.</summary>
public sealed class Interview
{
    private readonly Journal<InterviewFact> _facts;
    private ImmutableArray<ModelUsage> _usage = [];

    /// <summary>Adds up what happened.</summary>
    /// <param name="sessionId">The session id.</param>
    /// <param name="facts">What happened; what is appended goes there too.</param>
    public Interview(string sessionId, Journal<InterviewFact> facts)
    {
        SessionId = sessionId;
        _facts = facts;
        foreach (var fact in facts.Entries)
            Apply(fact);
    }

    /// <summary>The session id.</summary>
    public string SessionId { get; }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<InterviewFact> Facts => _facts.Entries;

    /// <summary>How it was created; null before that.</summary>
    public InterviewCreated? Created { get; private set; }

    /// <summary>The plan of questions.</summary>
    public ImmutableArray<Question> Questions { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public InterviewState State { get; private set; }

    /// <summary>The index of the open question; the number of questions once all are done.</summary>
    public int QuestionIndex { get; private set; }

    /// <summary>How many follow-ups the open question has had.</summary>
    public int FollowUps { get; private set; }

    /// <summary>How many questions of the candidate were answered.</summary>
    public int CandidateQuestions { get; private set; }

    /// <summary>The answer that the interviewer still owes a turn for.</summary>
    public AnswerTaken? OpenAnswer { get; private set; }

    /// <summary>What the candidate was heard to say since the last answer.</summary>
    public Suggestion? Suggestion { get; private set; }

    /// <summary>How the candidate was invited.</summary>
    public Invites Invites { get; private set; } = Invites.None;

    /// <summary>The generation of the candidate's tokens that are good; 0 until some were withdrawn.</summary>
    public int TokenGeneration { get; private set; }

    /// <summary>What the candidate last said to being interviewed.</summary>
    public Consent? Consent { get; private set; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartTime { get; private set; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? EndTime { get; private set; }

    /// <summary>Why it is over.</summary>
    public EndReason? EndReason { get; private set; }

    /// <summary>When something was last said.</summary>
    public DateTimeOffset LastWords { get; private set; }

    /// <summary>The sequence number of the newest event; 0 before the first.</summary>
    public long LastSequence { get; private set; }

    /// <summary>True once the built-in interviewer had to stand in for a language model.</summary>
    public bool Degraded { get; private set; }

    /// <summary>Who is there: the AI interviewer from the start on, and those who came and have not gone.</summary>
    public ImmutableArray<Participant> Participants { get; private set; } = [];

    /// <summary>The summary, once made.</summary>
    public InterviewSummary? Summary { get; private set; }

    /// <summary>What each model was used for.</summary>
    public ImmutableArray<ModelUsage> Usage => _usage;

    /// <summary>True when nothing more can be said.</summary>
    public bool IsOver => State.IsOver();

    /// <summary>The planned question that is open; null before the first and after the last.</summary>
    public Question? OpenQuestion =>
        State is InterviewState.Questioning or InterviewState.FollowUp ? Questions[QuestionIndex] : null;

    /// <summary>One more thing happened.</summary>
    public void Append(InterviewFact fact)
    {
        Apply(fact);
        _facts.Add(fact);
    }

    private void Apply(InterviewFact fact)
    {
        switch (fact)
        {
            case InterviewCreated created:
                Created = created;
                Questions = created.Questions;
                LastWords = created.At;
                Count(created.Origin);
                break;
            case PlanChanged changed:
                Questions = changed.Questions;
                break;
            case InterviewStarted:
                State = InterviewState.Introduction;
                StartTime = LastWords = fact.At;
                Add(Participant.AiInterviewer, Participant.AiInterviewerName, fact.At);
                break;
            case AnswerTaken answer:
                OpenAnswer = answer;
                Suggestion = null;
                LastWords = answer.At;
                break;
            case AnswerSuggested suggested:
                Suggestion = new() { Text = suggested.Text, At = suggested.At };
                LastWords = suggested.At;
                break;
            case TurnTaken turn:
                Take(turn);
                break;
            case InterviewClosed closed:
                State = closed.State;
                Close(closed.At, closed.Reason);
                break;
            case SummaryMade made:
                Summary = made.Summary;
                Count(made.Origin);
                break;
            case ParticipantCame came:
                Add(came.ParticipantId, came.Name, came.At);
                break;
            case ParticipantWent went:
                Participants = Participants.RemoveAll(participant => participant.Identity == went.ParticipantId);
                break;
            case TokensRevoked revoked:
                TokenGeneration = revoked.Generation;
                Invites = Invites.After(fact);
                break;
            case InviteMade or InviteAccepted or InviteRevoked:
                Invites = Invites.After(fact);
                break;
            case ConsentRecorded consent:
                Consent = new() { Given = consent.Given, Text = consent.Text, At = consent.At };
                break;
            default:
                throw new InvalidOperationException($"Interview {SessionId}: no rule for {fact.GetType().Name}.");
        }

        LastSequence = fact.Sequence + InterviewEvents.CountOf(fact) - 1;
    }

    private void Take(TurnTaken turn)
    {
        FollowUps = turn.MessageType switch
        {
            MessageType.FollowUp => FollowUps + 1,
            _ => 0,
        };
        if (turn is { From: InterviewState.Concluding, MessageType: MessageType.Conclusion })
            CandidateQuestions++;
        OpenAnswer = null;
        QuestionIndex = turn.QuestionIndex;
        State = turn.State;
        LastWords = turn.At;
        Count(turn.Origin);
        if (State.IsOver())
            Close(turn.At, Interviews.EndReason.Completed);
    }

    private void Close(DateTimeOffset at, EndReason reason)
    {
        OpenAnswer = null;
        Suggestion = null;
        EndTime = at;
        EndReason = reason;
        Participants = [];
    }

    private void Add(string identity, string? name, DateTimeOffset at) =>
        Participants = Participants.Add(new() { Identity = identity, Name = name, JoinedAt = at });

    private void Count(ReplyOrigin origin)
    {
        Degraded |= origin.Degraded;
        foreach (var usage in origin.Usage)
        {
            var known = _usage.FirstOrDefault(u => u.Model == usage.Model);
            _usage = known is null ? _usage.Add(usage) : _usage.Replace(known, known.Plus(usage));
        }
    }
}
