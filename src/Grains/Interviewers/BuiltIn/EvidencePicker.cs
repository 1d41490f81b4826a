using System.Collections.Immutable;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Picks the words of an answer on which a judgement stands, exactly as they were said.</summary>
internal static class EvidencePicker
{
    private const int MostQuotes = 3;
    private const int LongestQuote = 220;
    private const double Worth = 1.6;

    /// <summary>Up to three quotes in the order of the answer; at least one where there is a sentence on the subject.</summary>
    public static ImmutableArray<string> Pick(AnswerReading reading)
    {
        var best = Enumerable.Range(0, reading.Sentences.Length)
            .Select(i => (Index: i, Value: Value(reading.Sentences[i])))
            .Where(each => each.Value > 0)
            .OrderByDescending(each => each.Value).ThenBy(each => each.Index)
            .Take(MostQuotes)
            .ToArray();
        return
        [
            .. best.Where((each, rank) => rank == 0 || each.Value >= Worth)
                .OrderBy(each => each.Index)
                .Select(each => Quote(reading, each.Index))
                .Where(quote => quote.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static double Value(in Signals sentence) => sentence.ToTheJudge > 0
        ? 0
        : sentence.Actions + Math.Min(2, 0.7 * sentence.Numbers) + Math.Min(1.5, 0.5 * sentence.Names) + sentence.Outcomes
            + (0.3 * sentence.Reasons) + (0.4 * sentence.Would) + Math.Min(1.5, 0.4 * sentence.Topical) - sentence.Vague;

    private static string Quote(AnswerReading reading, int index)
    {
        var sentence = reading.Text.Sentences[index];
        var whole = reading.Text.Quote(sentence);
        return whole.Length <= LongestQuote ? whole : Clauses(reading.Text, sentence);
    }

    /// <summary>The run of clauses of a long sentence that has most of what can be checked.</summary>
    private static string Clauses(SpokenText text, in Sentence sentence)
    {
        int bestFrom = sentence.FirstWord, bestLast = sentence.FirstWord;
        double bestValue = -1;
        for (var from = sentence.FirstWord; from <= sentence.LastWord; from++)
        {
            if (from > sentence.FirstWord && !BreaksBefore(text, from))
                continue;
            double value = 0;
            for (var last = from; last <= sentence.LastWord; last++)
            {
                if (text.Words[last].End - text.Words[from].Start > LongestQuote)
                    break;
                value += text.Words[last].Is(WordKind.Number | WordKind.Name) ? 1 : text.Words[last].IsPlain ? 0.3 : 0.02;
                var ends = last == sentence.LastWord || BreaksBefore(text, last + 1);
                if (value > bestValue && (ends || bestValue < 0))
                    (bestFrom, bestLast, bestValue) = (from, last, ends ? value : -0.5);
                else if (bestFrom == from && bestValue < 0)
                    bestLast = last;
            }
        }

        return text.Slice(bestFrom, bestLast);
    }

    private static bool BreaksBefore(SpokenText text, int word) =>
        text.Text.AsSpan(text.Words[word - 1].End, text.Words[word].Start - text.Words[word - 1].End)
            .ContainsAny(',', ';', ':')
        || Words.ClauseBreaks.Contains(text.Words[word].Key);
}
