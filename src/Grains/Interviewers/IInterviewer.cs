namespace Interviewing.Interviewers;

/// <summary>
/// The seam to AI: makes the plan of questions, judges answers and finds words. It decides nothing about the flow and
/// keeps no state: everything it needs is in the request, so that a call can be repeated after a crash.
/// </summary>
public interface IInterviewer
{
    /// <summary>Makes the plan of questions from the job description, and the words of introduction.</summary>
    Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken);

    /// <summary>Judges what the candidate said and finds the next words, in one call.</summary>
    Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken);

    /// <summary>Words the summary of an interview that is over. Scores are not its business: they are given.</summary>
    Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken);
}
