using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// What a candidate says of themself, from the interviewer's side: "I've been in intensive care for six years" becomes
/// "you have been in intensive care for six years".
/// </summary>
internal static class SelfStatement
{
    private const int FewestWords = 4;
    private const int MostWords = 14;

    private static readonly FrozenDictionary<ulong, string> Beginnings = new Dictionary<string, string>
    {
        ["i'm"] = "you are",
        ["i've"] = "you have",
    }.ToFrozenDictionary(pair => WordKey.Of(pair.Key), pair => pair.Value);

    private static readonly FrozenDictionary<ulong, string> Verbs = new Dictionary<string, string>
    {
        ["am"] = "are",
        ["was"] = "were",
    }.ToFrozenDictionary(pair => WordKey.Of(pair.Key), pair => pair.Value);

    private static readonly FrozenSet<ulong> Others =
        new[] { "i", "i'm", "i've", "i'd", "i'll", "we", "us", "me", "my", "our", "you", "your", "that's", "it's" }
            .Select(word => WordKey.Of(word)).ToFrozenSet();

    private static readonly SearchValues<char> PhraseMarks = SearchValues.Create(",;:()\"“<{");
    private static readonly ulong I = WordKey.Of("i");
    private static readonly ulong Not = WordKey.Of("not");

    /// <summary>The statement that tells most, or null where there is none that can be turned round.</summary>
    public static string? In(SpokenText text)
    {
        (double Value, string Words)? best = null;
        foreach (var sentence in text.Sentences)
        {
            for (var i = sentence.FirstWord; i < sentence.LastWord; i++)
            {
                if (From(text, sentence, i) is { } found && (best is null || found.Value > best.Value.Value))
                    best = found;
            }
        }

        return best?.Words;
    }

    private static (double Value, string Words)? From(SpokenText text, in Sentence sentence, int i)
    {
        var beginning = Beginnings.GetValueOrDefault(text.Words[i].Key);
        var from = i + 1;
        if (beginning is null)
        {
            if (text.Words[i].Key != I)
                return null;
            var verb = text.Words[from];
            if (Verbs.TryGetValue(verb.Key, out var turned))
                (beginning, from) = ($"you {turned}", from + 1);
            else if (Words.IsPast(text.Span(verb), verb.Key))
                beginning = "you";
            else
                return null;
        }

        var last = from;
        double value = 0;
        for (; last <= sentence.LastWord && last - from < MostWords; last++)
        {
            var word = text.Words[last];
            if (Others.Contains(word.Key) || word.Key == Not)
                break;
            if (last > from && (Words.ClauseBreaks.Contains(word.Key)
                || text.Text.AsSpan(text.Words[last - 1].End, word.Start - text.Words[last - 1].End).ContainsAny(PhraseMarks)))
            {
                break;
            }

            value += word.Is(WordKind.Number) ? 1 : word.IsPlain ? 0.6 : 0.1;
        }

        last--;
        while (last > from && Words.Tails.Contains(text.Words[last].Key))
            last--;
        if (last - from + 1 < FewestWords - 1)
            return null;
        return (value, new StringBuilder(beginning).Append(' ').Append(text.Slice(from, last)).ToString());
    }
}
