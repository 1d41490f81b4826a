using System.Text.Json;
using Interviewing.Hosting;
using Interviewing.Interviewers;

namespace Interviewing.Interviews;

/// <summary>
/// Facts are stored in the form of the golden file, which has every kind of fact, one a line, and are read back from it. A change
/// that breaks a line breaks the interviews on somebody's disk.
/// </summary>
public sealed class StoredFactsTests
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Interviews", "Golden", "facts.golden");
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static readonly ReplyOrigin Origin = new()
    {
        Model = "model-1",
        Degraded = true,
        Prompt = "answer-1+0123456789abcdef",
        Usage = [new() { Model = "model-1", Calls = 1, InputTokens = 20, CachedInputTokens = 10, OutputTokens = 5 }],
    };

    private static readonly ScoreProvenance Score = new()
    {
        QuestionId = "mine",
        Sequence = 4,
        Score = 4,
        Model = "model-1",
        Prompt = "answer-1+0123456789abcdef",
        Rubric = "scale-1+fedc",
    };

    private const string AudioFile = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.mp3";

    private static readonly InterviewFact[] Facts =
    [
        new InterviewCreated
        {
            At = At,
            Sequence = 1,
            Command = new()
            {
                RoomName = "room-1",
                CandidateId = "candidate-1",
                CandidateName = "Zoë \"Zed\"",
                JobDescription = "Nurse.\nNights.",
                Language = "de-CH",
                QuestionCount = 1,
                TimeLimit = TimeSpan.FromMinutes(30),
                Resume = "Wards.",
                Metadata = "{\"ats\":7}",
            },
            TimeLimit = TimeSpan.FromMinutes(30),
            Introduction = "Hello.",
            Conclusion = "Questions?",
            Farewell = "Bye.",
            Questions =
                [new() { Id = "q1", Text = "Why?", Type = QuestionType.Motivation, Competency = "Drive", Expected = "Reasons" }],
            Origin = Origin,
        },
        new PlanChanged
        {
            At = At,
            Sequence = 1,
            Questions = [new() { Id = "mine", Text = "What?", Type = QuestionType.Technical, Competency = "Skill" }],
        },
        new InterviewStarted { At = At, Sequence = 1, Words = "Hello.", AudioFile = AudioFile },
        new AnswerTaken
        {
            At = At, Sequence = 4, ResponseId = "r-1", To = MessageType.Question, QuestionId = "mine", Text = "I did it.",
        },
        new TurnTaken
        {
            At = At,
            Sequence = 5,
            AnswerSequence = 4,
            Analysis = new()
            {
                Score = 4,
                Reason = "Done.",
                Evidence = ["did it"],
                Missing = ["A result"],
                DroppedQuotes = 1,
                Model = "model-1",
                Prompt = "answer-1+0123456789abcdef",
                Rubric = "scale-1+fedc",
            },
            Words = "Good. And then?",
            MessageType = MessageType.FollowUp,
            QuestionIndex = 0,
            QuestionId = "mine",
            From = InterviewState.Questioning,
            State = InterviewState.FollowUp,
            Asked = "And then?",
            Origin = Origin,
            AudioFile = AudioFile,
        },
        new InterviewClosed
        {
            At = At,
            Sequence = 7,
            Reason = EndReason.TimeLimit,
            Words = "Bye.",
            State = InterviewState.Expired,
            AudioFile = AudioFile,
        },
        new SummaryMade
        {
            At = At,
            Sequence = 10,
            Origin = Origin,
            Summary = new()
            {
                Summary = "Short.",
                Recommendation = Recommendation.Yes,
                OverallScore = 4,
                Competencies =
                [
                    new() { Name = "Skill", Score = 4, Evidence = [new() { Quote = "did it", Sequence = 4 }], Provenance = [Score] },
                    new() { Name = "Drive", Reason = "insufficient evidence" },
                ],
                Strengths = ["Does things."],
                AreasForImprovement = ["Says little."],
                GeneratedAt = At,
                Model = "model-1",
                Degraded = true,
                DroppedQuotes = 1,
                Prompt = "summary-1+0123456789abcdef",
                Rules = "summary-rules-1",
            },
        },
        new ParticipantCame { At = At, Sequence = 4, ParticipantId = "candidate-1", Name = "Zoë" },
        new ParticipantWent { At = At, Sequence = 5, ParticipantId = "candidate-1", Name = "Zoë" },
        new AnswerSuggested { At = At, Sequence = 5, Text = "I did it, I think." },
        new ConsentRecorded { At = At, Sequence = 1, Given = true, Text = "I agree." },
        new InviteMade { At = At, Sequence = 1, Offer = new() { SecretHash = "0f1e", ExpiresAt = At.AddDays(7) } },
        new InviteAccepted { At = At, Sequence = 1, AcceptanceId = "a-1" },
        new InviteRevoked { At = At, Sequence = 1 },
        new TokensRevoked { At = At, Sequence = 1, Generation = 2 },
    ];

    [Fact]
    public void EveryKindOfFactIsReadAsItWasWritten()
    {
        var lines = File.ReadAllLines(Golden);
        Assert.Equal(Facts.Length, lines.Length);
        var read = lines.Select(line => Read(line)!);
        // Records that hold arrays are not equal by value; what they are written as is.
        Assert.Equal(Facts.Select(Write), read.Select(Write));
        Assert.Equal(lines, Facts.Select(Write));
    }

    [Fact]
    public void EveryKindOfFactIsInTheGoldenFile()
    {
        var kinds = typeof(InterviewFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(InterviewFact)));
        Assert.Equal(kinds.Select(type => type.Name).Order(), Facts.Select(fact => fact.GetType().Name).Order());
    }

    [Fact]
    public void AnArrayThatIsNotThereIsEmpty()
    {
        var line = File.ReadAllLines(Golden)[4].Replace("\"evidence\":[\"did it\"],", "", StringComparison.Ordinal);
        var turn = (TurnTaken)Read(line)!;
        Assert.Empty(turn.Analysis!.Evidence);
    }

    [Fact]
    public void AFactOfALaterVersionWithMoreToSayIsRead()
    {
        var line = File.ReadAllLines(Golden)[2].Replace("\"words\"", "\"mood\":{\"x\":[1]},\"words\"", StringComparison.Ordinal);
        Assert.Equal(Facts[2], Read(line));
    }

    private static string Write(InterviewFact fact) => JsonSerializer.Serialize(fact, SiloSetup.StateJson.Options);

    private static InterviewFact? Read(string line) =>
        JsonSerializer.Deserialize<InterviewFact>(line, SiloSetup.StateJson.Options);
}
