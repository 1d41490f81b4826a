using System.Collections.Immutable;
using Interviewing.Audit;
using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>What grains say in these tests.</summary>
public static class Samples
{
    public const string Id = "0196f3a0-1111-7222-8333-444455556666";

    public const string CreateJson =
        """{"roomName":"room-1","candidateId":"candidate-1","jobDescription":"A nurse for the night shift."}""";

    public static DateTimeOffset At(int second) => new(2026, 3, 4, 5, 0, second, 120, TimeSpan.Zero);

    public static Question Question { get; } = new()
    {
        Id = "q1",
        Text = "How do you hand over a shift?",
        Type = QuestionType.Behavioral,
        Competency = "Handover",
        Expected = "Structure, and a check that it was understood.",
    };

    public static InterviewStatus Status { get; } = new()
    {
        SessionId = Id,
        RoomName = "room-1",
        CandidateId = "candidate-1",
        CandidateName = "Zoë",
        Language = "en",
        State = InterviewState.Questioning,
        CurrentQuestionIndex = 0,
        QuestionCount = 5,
        CurrentQuestion = Question with { Expected = null },
        CreatedAt = At(0),
        StartTime = At(1),
        Participants = [new Participant { Identity = "ai-interviewer", Name = "AI", JoinedAt = At(1) }],
        Usage = [new ModelUsage { Model = "m", Calls = 2, InputTokens = 30, CachedInputTokens = 10, OutputTokens = 4 }],
        LastSequence = 3,
        TimeLimit = TimeSpan.FromMinutes(45),
    };

    public static InterviewerTurn Turn { get; } = new()
    {
        State = InterviewState.Questioning,
        Message = "Thank you. How do you hand over a shift?",
        MessageType = MessageType.Question,
        QuestionId = "q1",
        Sequence = 7,
    };

    public static InterviewerTurn Pending { get; } = new() { State = InterviewState.Questioning, Sequence = 8, Pending = true };

    public static ImmutableArray<Utterance> Transcript { get; } =
    [
        new()
        {
            Sequence = 3, Timestamp = At(1), Speaker = Speaker.Ai, Text = "Welcome.",
            MessageType = MessageType.Introduction,
        },
        new()
        {
            Sequence = 4, Timestamp = At(2), Speaker = Speaker.Candidate, Text = "I *lead* nights.\n# Not a heading",
            MessageType = MessageType.Introduction, QuestionId = null, AudioUrl = "/audio/file/a.mp3",
        },
    ];

    public static ImmutableArray<ScoredAnswer> Analyses { get; } =
    [
        new()
        {
            Sequence = 4, QuestionId = "q1", Competency = "Handover",
            Analysis = new() { Score = 4, Reason = "Specific.", Evidence = ["I *lead* nights."], Missing = ["A check"], Model = "m" },
        },
        new() { Sequence = 6, QuestionId = "q2", Analysis = new() { Reason = "insufficient evidence", Model = "m" } },
    ];

    public static ImmutableArray<InterviewEvent> Events { get; } =
    [
        new ParticipantJoined { SessionId = Id, Sequence = 1, Timestamp = At(1), ParticipantId = "ai-interviewer", Name = "AI" },
        new StateChanged { SessionId = Id, Sequence = 2, Timestamp = At(1), State = InterviewState.FollowUp },
        new AiInterviewerMessage
        {
            SessionId = Id, Sequence = 3, Timestamp = At(1), Message = "Welcome.", MessageType = MessageType.Introduction,
        },
        new CandidateMessage { SessionId = Id, Sequence = 4, Timestamp = At(2), Message = "Hello.", QuestionId = "q1" },
        new ParticipantLeft { SessionId = Id, Sequence = 5, Timestamp = At(3), ParticipantId = "candidate-1" },
        new InterviewEnded { SessionId = Id, Sequence = 6, Timestamp = At(4), Message = "Goodbye.", Reason = EndReason.TimeLimit },
    ];

    public static InterviewSummary Summary { get; } = new()
    {
        Summary = "Clear and specific.",
        Recommendation = Recommendation.StrongYes,
        OverallScore = 4.5,
        Competencies =
        [
            new() { Name = "Handover", Score = 4.5, Evidence = [new() { Quote = "I lead nights", Sequence = 4 }], Provenance = [Score] },
            new() { Name = "Ethics", Reason = "insufficient evidence" },
        ],
        Strengths = ["Structure"],
        AreasForImprovement = ["Ethics was not shown"],
        GeneratedAt = At(5),
        Model = "built-in",
        DroppedQuotes = 1,
        Prompt = "built-in-1",
        Rules = "summary-rules-1",
    };

    private static ScoreProvenance Score => new()
    {
        QuestionId = "q1",
        Sequence = 4,
        Score = 4,
        Model = "m",
        Prompt = "answer-1+0123",
        Rubric = "scale-1+4567",
    };

    public static InterviewExport Export { get; } = new()
    {
        Status = Status,
        Command = new()
        {
            RoomName = "room-1",
            CandidateId = "candidate-1",
            JobDescription = "A nurse for the night shift.",
            Resume = "Wards.",
            Metadata = """{"ats":7}""",
        },
        TimeLimit = TimeSpan.FromMinutes(45),
        Plan = [Question],
        Transcript = Transcript,
        Analyses =
        [
            new()
            {
                Sequence = 4,
                QuestionId = "q1",
                Analysis = new() { Score = 4, Reason = "Said so.", Evidence = ["I lead nights"], Model = "m", Prompt = "p", Rubric = "r" },
            },
        ],
        Summary = Summary,
        Events = Events,
        Suggestions = [new() { Text = "I lead knights", At = At(2) }],
        Consents = [new() { Given = true, Text = "I agree.", At = At(0) }],
        AudioFiles = ["a.mp3"],
        Facts = """[{"fact":"created","introduction":"Zoë"}]""",
    };

    public static AuditRow Audited { get; } = new()
    {
        Sequence = 1,
        Entry = $$"""{"sequence":1,"tenant":"default","at":"2026-01-02T03:04:05.678Z","actor":"key-1","actorKind":"operator","action":"read_scores","sessionId":"{{Id}}","detail":"summary"}""",
        PreviousHash = "00",
        Hash = "01",
    };

    public static InterviewRow Row(string sessionId = Id) => new()
    {
        SessionId = sessionId,
        RoomName = "room-1",
        CandidateId = "candidate-1",
        State = InterviewState.Expired,
        QuestionCount = 5,
        CreatedAt = At(0),
        EndTime = At(9),
        LastSequence = 12,
    };
}
