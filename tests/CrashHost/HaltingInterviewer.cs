using Interviewing.Interviewers;

namespace Interviewing.CrashHost;

/// <summary>An interviewer with a point before and one after each turn: before-interviewer, after-interviewer.</summary>
public sealed class HaltingInterviewer(IInterviewer inner, HaltPoint halt) : IInterviewer
{
    /// <inheritdoc/>
    public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken) =>
        inner.PlanAsync(request, cancellationToken);

    /// <inheritdoc/>
    public async Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        await halt.Pass("before-interviewer");
        var reply = await inner.ReplyAsync(request, cancellationToken);
        await halt.Pass("after-interviewer");
        return reply;
    }

    /// <inheritdoc/>
    public Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) =>
        inner.SummariseAsync(request, cancellationToken);
}
