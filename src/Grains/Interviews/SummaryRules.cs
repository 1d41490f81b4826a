using System.Collections.Immutable;
using Interviewing.Interviewers;

namespace Interviewing.Interviews;

/// <summary>
/// What the scores of an interview amount to. Arithmetic on the analyses, never a model's opinion, so that each figure
/// can be followed back to the answers it comes from.
/// </summary>
public static class SummaryRules
{
    /// <summary>Names these rules, for audits: another rule for a figure or the recommendation is another version.</summary>
    public const string Version = "summary-rules-1";

    /// <summary>How many quotes a competency shows.</summary>
    private const int MaxEvidence = 5;

    /// <summary>What to ask the interviewer for the words of the summary.</summary>
    public static SummaryRequest Ask(Interview interview)
    {
        var results = Results(interview);
        var overall = Mean(results.Select(result => result.Analysis?.Score));
        return new()
        {
            Brief = QuestionFlow.Brief(interview),
            Results = results,
            OverallScore = overall,
            Recommendation = Recommend(results, overall),
            EndReason = interview.EndReason!.Value,
        };
    }

    /// <summary>The summary, from the interview and the interviewer's words for it.</summary>
    public static SummaryMade Make(Interview interview, SummaryRequest request, SummaryReply reply, DateTimeOffset now) =>
        new()
        {
            At = now,
            Sequence = interview.LastSequence + 1,
            Origin = reply.Origin,
            Summary = new()
            {
                Summary = reply.Summary,
                Recommendation = request.Recommendation,
                OverallScore = request.OverallScore,
                Competencies = Competencies(interview, request.Results),
                Strengths = reply.Strengths,
                AreasForImprovement = reply.AreasForImprovement,
                GeneratedAt = now,
                Model = reply.Origin.Model,
                Degraded = interview.Degraded || reply.Origin.Degraded,
                DroppedQuotes = Analyses(interview).Sum(pair => pair.Analysis.DroppedQuotes),
                Prompt = reply.Origin.Prompt,
                Rules = Version,
            },
        };

    /// <summary>What the scores amount to: see <see cref="Recommendation"/> for the rule.</summary>
    public static Recommendation Recommend(ImmutableArray<QuestionResult> results, double? overall)
    {
        var scored = results.Count(result => result.Analysis?.Score is not null);
        return overall is not { } score || scored * 2 < results.Length ? Recommendation.InsufficientEvidence
            : score >= 4.3 ? Recommendation.StrongYes
            : score >= 3.5 ? Recommendation.Yes
            : score >= 2.5 ? Recommendation.Mixed
            : Recommendation.No;
    }

    /// <summary>The answers that were analysed, in order.</summary>
    public static IEnumerable<(AnswerTaken Answer, AnswerAnalysis Analysis)> Analyses(Interview interview)
    {
        AnswerTaken? answer = null;
        foreach (var fact in interview.Facts)
        {
            if (fact is AnswerTaken taken)
                answer = taken;
            else if (fact is TurnTaken { Analysis: { } analysis } && answer is not null)
                yield return (answer, analysis);
        }
    }

    private static ImmutableArray<QuestionResult> Results(Interview interview)
    {
        var analyses = Analyses(interview).ToLookup(pair => pair.Answer.QuestionId, pair => pair.Analysis);
        return
        [
            .. interview.Questions.Select(question => new QuestionResult
            {
                Question = question,
                Exchanges = QuestionFlow.Exchanges(interview, question.Id),
                Analysis = analyses[question.Id].LastOrDefault(analysis => analysis.Score is not null)
                    ?? analyses[question.Id].LastOrDefault(),
            }),
        ];
    }

    private static ImmutableArray<CompetencyScore> Competencies(
        Interview interview, ImmutableArray<QuestionResult> results)
    {
        var evidence = Analyses(interview)
            .SelectMany(pair => pair.Analysis.Evidence.Select(quote =>
                (pair.Answer.QuestionId, Evidence: new Evidence { Quote = quote, Sequence = pair.Answer.Sequence })))
            .ToLookup(pair => pair.QuestionId, pair => pair.Evidence);
        return
        [
            .. results.GroupBy(result => result.Question.Competency).Select(group =>
            {
                var score = Mean(group.Select(result => result.Analysis?.Score));
                return new CompetencyScore
                {
                    Name = group.Key,
                    Score = score,
                    Reason = score is not null ? null
                        : group.All(result => result.Exchanges.IsEmpty) ? "insufficient evidence: not answered"
                        : "insufficient evidence",
                    Evidence =
                        [.. group.SelectMany(result => evidence[result.Question.Id]).Distinct().Take(MaxEvidence)],
                    Provenance = [.. group.SelectMany(result => Provenance(interview, result))],
                };
            }),
        ];
    }

    private static IEnumerable<ScoreProvenance> Provenance(Interview interview, QuestionResult result)
    {
        if (result.Analysis is not { Score: { } score } analysis)
            yield break;
        var answer = Analyses(interview).First(pair => ReferenceEquals(pair.Analysis, analysis)).Answer;
        yield return new()
        {
            QuestionId = result.Question.Id,
            Sequence = answer.Sequence,
            Score = score,
            Model = analysis.Model,
            Prompt = analysis.Prompt,
            Rubric = analysis.Rubric,
        };
    }

    private static double? Mean(IEnumerable<int?> scores) =>
        scores.Average() is { } mean ? Math.Round(mean, 1, MidpointRounding.AwayFromZero) : null;
}
