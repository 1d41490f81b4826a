using System.Collections.Immutable;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// The interviewer that needs no key and no network: questions from a bank, filled with what the job description asks
/// for; scores and follow-ups from what the answer says. Pure: the same request has the same reply, in every process.
/// </summary>
public sealed class BuiltInInterviewer : IInterviewer
{
    /// <summary>Names its rules and word lists, for audits: whatever would change a score makes it another version.</summary>
    public const string Version = "built-in-1";

    /// <summary>
    /// The languages that it speaks and reads, as BCP 47 primary tags. In others it says so and interviews in English.
    /// </summary>
    public static ImmutableArray<string> SupportedLanguages { get; } = ["en"];

    /// <summary>Who made its replies: no model, at no cost.</summary>
    internal static ReplyOrigin Origin { get; } = new() { Model = ReplyOrigin.BuiltInModel, Prompt = Version };

    /// <inheritdoc />
    public Task<PlanReply> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.QuestionCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.QuestionCount, MostQuestions);
        cancellationToken.ThrowIfCancellationRequested();
        var job = KnownJob.Of(request.Brief.JobDescription).Profile;
        return Task.FromResult(new PlanReply
        {
            Introduction = Introduction.For(request.Brief, job, request.QuestionCount),
            Questions = QuestionPlanner.Plan(job, request.Brief.Resume, request.QuestionCount),
            Origin = Origin,
        });
    }

    /// <inheritdoc />
    public Task<TurnReply> ReplyAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(request.Kind switch
        {
            TurnKind.Opening => OpeningTurn.Reply(request),
            TurnKind.Closing => ClosingTurn.Reply(request),
            _ => AnswerTurn.Reply(request),
        });
    }

    /// <inheritdoc />
    public Task<SummaryReply> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(SummaryWriter.Write(request));
    }

    /// <summary>True for a language that it speaks, whatever the region.</summary>
    internal static bool Speaks(string language)
    {
        var tag = language.AsSpan();
        var end = tag.IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).Trim();
        foreach (var supported in SupportedLanguages)
        {
            if (primary.Equals(supported, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return primary.IsEmpty;
    }

    private const int MostQuestions = 20;
}
