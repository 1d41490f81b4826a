using System.Collections.Immutable;

namespace Interviewing.Interviews;

/// <summary>
/// The last word on an analysis, whoever made it: a quote stands word for word in the answer or is dropped and counted,
/// and a score is from 1 to 5 or there is none.
/// </summary>
internal static class EvidenceRule
{
    public static AnswerAnalysis Keep(AnswerAnalysis analysis, string answer)
    {
        var quotes = Found(analysis.Evidence, answer);
        var dropped = analysis.Evidence.Length - quotes.Length;
        var score = analysis.Score is >= 1 and <= 5 ? analysis.Score : null;
        return dropped == 0 && score == analysis.Score
            ? analysis
            : analysis with { Evidence = quotes, DroppedQuotes = analysis.DroppedQuotes + dropped, Score = score };
    }

    private static ImmutableArray<string> Found(ImmutableArray<string> quotes, string answer)
    {
        foreach (var quote in quotes)
        {
            if (!Stands(quote, answer))
                return [.. quotes.Where(each => Stands(each, answer))];
        }

        return quotes;
    }

    private static bool Stands(string quote, string answer) =>
        !string.IsNullOrWhiteSpace(quote) && answer.Contains(quote, StringComparison.Ordinal);
}
