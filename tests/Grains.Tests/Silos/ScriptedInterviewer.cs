using System.Collections.Concurrent;
using Interviewing.Interviewers;
using Interviewing.Interviews;

namespace Interviewing.Silos;

/// <summary>An interviewer that does as the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedInterviewer : IInterviewer
{
    public static readonly ReplyOrigin Origin = new()
    {
        Model = "scripted",
        Usage = [new() { Model = "scripted", Calls = 1, InputTokens = 100, OutputTokens = 10 }],
    };

    public ConcurrentQueue<TurnRequest> Turns { get; } = new();

    public ConcurrentQueue<PlanRequest> Plans { get; } = new();

    public ConcurrentQueue<SummaryRequest> Summaries { get; } = new();

    /// <summary>How the turns of a session go; where nothing is said, at once and without a follow-up.</summary>
    public ConcurrentDictionary<string, Func<TurnRequest, CancellationToken, Task<TurnReply>>> Scripts { get; } = new();

    public static TurnReply Reply(TurnRequest request) => new()
    {
        Acknowledgement = "",
        Analysis = new() { Score = 3, Reason = "scripted", Model = "scripted", Evidence = [request.Answer] },
        CandidateIsDone = request.Kind == TurnKind.Closing,
        Origin = Origin,
    };

    public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        Plans.Enqueue(request);
        return Task.FromResult(new PlanReply
        {
            Introduction = "Hello, I am an AI.",
            Questions =
            [
                .. Enumerable.Range(1, request.QuestionCount).Select(n =>
                    new Question { Id = $"q{n}", Text = $"Question {n}?", Competency = $"Competency {n}" }),
            ],
            Origin = Origin,
        });
    }

    public Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        Turns.Enqueue(request);
        return Scripts.TryGetValue(request.Brief.SessionId, out var script)
            ? script(request, cancellationToken)
            : Task.FromResult(Reply(request));
    }

    public Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        Summaries.Enqueue(request);
        return Task.FromResult(new SummaryReply { Summary = "It was an interview.", Origin = Origin });
    }
}
