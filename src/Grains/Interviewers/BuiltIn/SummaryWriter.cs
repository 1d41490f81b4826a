using System.Collections.Immutable;
using System.Globalization;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Words the summary from the analyses: what was scored, on what grounds, and what was not.</summary>
internal static class SummaryWriter
{
    private const int MostPoints = 5;
    private const double StrongFrom = 3.5;

    /// <summary>The summary.</summary>
    public static SummaryReply Write(SummaryRequest request)
    {
        var competencies = Competencies(request.Results);
        return new()
        {
            Summary = string.Join(' ', Sentences(request, competencies)),
            Strengths =
            [
                .. competencies.Where(each => each.Score >= StrongFrom).OrderByDescending(each => each.Score).Take(MostPoints)
                    .Select(Strength),
            ],
            AreasForImprovement =
            [
                .. competencies.Where(each => each.Score < StrongFrom).OrderBy(each => each.Score).Take(MostPoints)
                    .Select(Area),
            ],
            Origin = BuiltInInterviewer.Origin,
        };
    }

    private static IEnumerable<string> Sentences(SummaryRequest request, List<Competency> competencies)
    {
        var results = request.Results;
        var who = CandidateName.Of(request.Brief) ?? "The candidate";
        var job = KnownJob.Of(request.Brief.JobDescription).Profile;
        yield return $"{who} was interviewed for {job.Position}; {Origin(results)}";
        var scored = results.Count(result => result.Analysis?.Score is not null);
        yield return scored == 0
            ? $"None of the {Count(results.Length, "question")} could be scored, for want of evidence."
            : $"{scored} of {Count(results.Length, "question")} could be scored from what was said"
                + (request.OverallScore is { } overall ? $", on average {Number(overall)} of 5." : ".");
        yield return scored > 0
            ? "The scores stand for specifics, own actions, results, reasons and relevance in the words of the answers, and for nothing else."
            : "What was said, if anything, was too little or had too little to do with the questions to be judged.";
        var strong = competencies.Where(each => each.Score >= StrongFrom).OrderByDescending(each => each.Score).Take(3).ToList();
        if (strong.Count > 0)
            yield return $"The fullest answers were about {Reasons.Join([.. strong.Select(each => $"{each.Name} ({Number(each.Score!.Value)})")])}.";
        var weak = competencies.Where(each => each.Score < StrongFrom).OrderBy(each => each.Score).Take(3).ToList();
        if (weak.Count > 0)
            yield return $"Less was shown about {Reasons.Join([.. weak.Select(each => $"{each.Name} ({Number(each.Score!.Value)})")])}{Missing(weak)}.";
        var unclear = results.Count(result => !result.Exchanges.IsEmpty && result.Analysis?.Score is null);
        if (unclear > 0 && scored > 0)
            yield return $"{Count(unclear, "answer")} gave too little to score.";
        var open = results.Count(result => result.Exchanges.IsEmpty);
        if (End(request.EndReason, open) is { } end)
            yield return end;
    }

    private static string Origin(ImmutableArray<QuestionResult> results)
    {
        var models = results.Select(result => result.Analysis?.Model).OfType<string>()
            .Where(model => model != ReplyOrigin.BuiltInModel).Distinct(StringComparer.Ordinal).ToList();
        return models.Count == 0
            ? "no language model was used, neither for the scores nor for this summary."
            : $"no language model was used for this summary, while answers were analysed by {Reasons.Join(models)}.";
    }

    private static string? End(EndReason reason, int open)
    {
        var left = open == 0 ? "" : $"; {Count(open, "question")} {(open == 1 ? "was" : "were")} not answered";
        return reason switch
        {
            EndReason.Ended => $"The interview was ended early{left}.",
            EndReason.TimeLimit => $"The interview reached its time limit{left}.",
            EndReason.Abandoned => $"The interview was abandoned by the candidate{left}.",
            _ => open == 0 ? null : $"{Count(open, "question")} {(open == 1 ? "was" : "were")} not answered.",
        };
    }

    private static string Missing(List<Competency> weak)
    {
        var most = weak.SelectMany(each => each.Missing).GroupBy(missing => missing, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault();
        return most is null ? "" : $", where this was missing most: {JobPhrases.LowerFirst(most.Key)}";
    }

    private static string Strength(Competency competency) => competency.Quote is { } quote
        ? $"{competency.Name} ({Number(competency.Score!.Value)} of 5), for example: “{quote}”"
        : $"{competency.Name} ({Number(competency.Score!.Value)} of 5).";

    private static string Area(Competency competency) => competency.Missing.Length == 0
        ? $"{competency.Name} ({Number(competency.Score!.Value)} of 5): the answer stayed general."
        : $"{competency.Name} ({Number(competency.Score!.Value)} of 5). Missing: {string.Join("; ", competency.Missing.Select(JobPhrases.LowerFirst))}.";

    private static List<Competency> Competencies(ImmutableArray<QuestionResult> results) =>
    [
        .. results.GroupBy(result => result.Question.Competency).Select(group =>
        {
            var analyses = group.Select(result => result.Analysis).OfType<AnswerAnalysis>().ToList();
            var scores = analyses.Where(analysis => analysis.Score is not null).Select(analysis => analysis.Score!.Value).ToList();
            return new Competency(
                group.Key,
                scores.Count == 0 ? null : Math.Round(scores.Average(), 1, MidpointRounding.AwayFromZero),
                analyses.OrderByDescending(analysis => analysis.Score).Select(analysis => analysis.Evidence.MaxBy(quote => quote.Length)).FirstOrDefault(quote => quote is not null),
                [.. analyses.SelectMany(analysis => analysis.Missing).Distinct(StringComparer.Ordinal)]);
        }),
    ];

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Competency(string Name, double? Score, string? Quote, ImmutableArray<string> Missing);
}
