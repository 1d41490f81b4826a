using System.Collections.Immutable;
using Interviewing.Interviewers;
using Interviewing.Storage;

namespace Interviewing.Interviews;

/// <summary>Takes an interview through its flow without a silo, a clock or an interviewer.</summary>
internal sealed class InterviewBuilder
{
    private DateTimeOffset _now = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    public InterviewBuilder(int questions = 2, InterviewOptions? options = null)
    {
        Options = options ?? new();
        Interview = new("session", new Journal<InterviewFact>());
        var plan = new PlanReply
        {
            Introduction = "Hello, I am an AI.",
            Questions =
            [
                .. Enumerable.Range(1, questions).Select(n =>
                    new Question { Id = $"q{n}", Text = $"Question {n}?", Competency = $"Competency {n}", Expected = "x" }),
            ],
            Origin = Origin(),
        };
        var command = new CreateInterview { RoomName = "room", CandidateId = "candidate", JobDescription = "Nurse." };
        Interview.Append(QuestionFlow.Create(command, plan, Options, Tick()));
    }

    public Interview Interview { get; }

    public InterviewOptions Options { get; }

    public DateTimeOffset Now => _now;

    public InterviewBuilder Start()
    {
        Interview.Append(QuestionFlow.Start(Interview, Options, Tick()));
        return this;
    }

    public AnswerTaken Take(string text, string? questionId = null, string? responseId = null)
    {
        var taken = QuestionFlow.Take(
            Interview,
            new() { Text = text, QuestionId = questionId, ResponseId = responseId ?? $"r{Interview.LastSequence}" },
            Tick());
        Interview.Append(taken);
        return taken;
    }

    public TurnTaken Reply(
        string acknowledgement = "",
        string? followUp = null,
        AnswerAnalysis? analysis = null,
        bool done = false,
        ReplyOrigin? origin = null)
    {
        var reply = new TurnReply
        {
            Acknowledgement = acknowledgement,
            FollowUp = followUp,
            Analysis = analysis,
            CandidateIsDone = done,
            Origin = origin ?? Origin(),
        };
        var turn = QuestionFlow.Next(Interview, reply, Options, Tick());
        Interview.Append(turn);
        return turn;
    }

    public TurnTaken Turn(string answer, string? followUp = null, int? score = null, bool done = false)
    {
        Take(answer);
        return Reply(followUp: followUp, done: done, analysis: new() { Score = score, Reason = "said so", Model = "m" });
    }

    public InterviewBuilder Close(EndReason reason)
    {
        Interview.Append(QuestionFlow.Close(Interview, reason, Tick()));
        return this;
    }

    public static ReplyOrigin Origin(bool degraded = false, params ImmutableArray<ModelUsage> usage) =>
        new() { Model = "m", Degraded = degraded, Usage = usage };

    private DateTimeOffset Tick() => _now += TimeSpan.FromSeconds(1);
}
