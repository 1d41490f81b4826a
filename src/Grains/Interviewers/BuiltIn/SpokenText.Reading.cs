using System.Runtime.InteropServices;

namespace Interviewing.Interviewers.BuiltIn;

/// <content>How words and sentences are found.</content>
internal sealed partial class SpokenText
{
    /// <summary>Speech without punctuation is parted at clauses when a "sentence" grows longer than this.</summary>
    private const int LongSentence = 45;

    /// <summary>Such a part has at least so many words.</summary>
    private const int ShortestPart = 14;

    private static readonly ulong And = WordKey.Of("and");
    private static readonly ulong[] Abbreviations =
        [.. new[] { "mr", "mrs", "ms", "dr", "prof", "sr", "st", "vs", "approx", "incl", "min", "no", "e.g", "i.e" }
            .Select(word => WordKey.Of(word))];

    /// <summary>Takes a text apart.</summary>
    public static SpokenText Read(string text)
    {
        var words = new List<Word>(text.Length / 5 + 4);
        var sentences = new List<Sentence>(text.Length / 60 + 2);
        var firstWord = 0;
        var start = 0;
        var capitals = 0;
        var position = 0;
        while (position < text.Length)
        {
            if (StartsWord(text, position))
            {
                var end = WordEnd(text, position);
                words.Add(MakeWord(text, position, end, words.Count == firstWord));
                if (char.IsUpper(text[position]))
                    capitals++;
                position = end;
                if (words.Count - firstWord > LongSentence)
                    SplitLong(words, sentences, text, ref firstWord, ref start);
                continue;
            }

            if (EndsSentence(text, position, words, firstWord))
            {
                position++;
                while (position < text.Length && text[position] is '.' or '!' or '?' or '…' or '"' or '”' or ')')
                    position++;
                Close(words, sentences, ref firstWord, ref start, position);
                continue;
            }

            position++;
        }

        Close(words, sentences, ref firstWord, ref start, text.Length);
        if (capitals * 2 > words.Count)
            DropNames(words);
        return new(text, [.. words], [.. sentences]);
    }

    private static void Close(List<Word> words, List<Sentence> sentences, ref int firstWord, ref int start, int end)
    {
        if (words.Count > firstWord)
        {
            sentences.Add(new(firstWord, words.Count - firstWord, start, end));
            firstWord = words.Count;
        }

        start = end;
    }

    private static void SplitLong(
        List<Word> words, List<Sentence> sentences, string text, ref int firstWord, ref int start)
    {
        for (var i = words.Count - ShortestPart; i >= firstWord + ShortestPart; i--)
        {
            var word = words[i];
            if (word.Key != And && !BuiltIn.Words.ClauseBreaks.Contains(word.Key))
                continue;
            sentences.Add(new(firstWord, i - firstWord, start, word.Start));
            firstWord = i;
            start = word.Start;
            return;
        }
    }

    private static bool EndsSentence(string text, int position, List<Word> words, int firstWord)
    {
        var c = text[position];
        if (c is '\n' or '!' or '?' or '…' or '。' or '؟' or '।')
            return true;
        if (c != '.')
            return false;
        var abbreviated = words.Count > firstWord && words[^1].End == position
            && Array.IndexOf(Abbreviations, words[^1].Key) >= 0;
        return !abbreviated && (position + 1 == text.Length || !char.IsLetterOrDigit(text[position + 1]));
    }

    private static bool StartsWord(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiLetterUpper(text[i + 1])
            && (i == 0 || char.IsWhiteSpace(text[i - 1])));

    /// <summary>A word goes on over what stands within one: an apostrophe, a figure's comma, "C#", "S/4HANA".</summary>
    private static int WordEnd(string text, int i)
    {
        for (i++; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '\u0301' or '\u0308')
                continue;
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            var goesOn = c switch
            {
                '\'' or '’' or 'ʼ' => char.IsLetter(next),
                '.' => char.IsLetterOrDigit(next) && !(char.IsLower(text[i - 1]) && char.IsUpper(next)),
                ',' or ':' => char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(next),
                '/' => char.IsUpper(text[i - 1]) && char.IsLetterOrDigit(next),
                '&' => char.IsUpper(text[i - 1]) && char.IsUpper(next),
                '-' => char.IsAsciiDigit(next) && char.IsLetterOrDigit(text[i - 1]),
                '#' => !char.IsLetterOrDigit(next),
                '+' => next == '+' || (text[i - 1] == '+' && !char.IsLetterOrDigit(next)),
                _ => false,
            };
            if (!goesOn)
                return i;
        }

        return i;
    }

    private static Word MakeWord(string text, int start, int end, bool first)
    {
        var span = text.AsSpan(start, end - start);
        var key = WordKey.Of(span);
        var kind = char.IsAsciiDigit(span[0]) || BuiltIn.Words.Numbers.Contains(key) ? WordKind.Number : WordKind.Plain;
        if (BuiltIn.Words.Function.Contains(key))
            kind |= WordKind.Function;
        else if (BuiltIn.Words.Common.Contains(key))
            kind |= WordKind.Common;
        if (BuiltIn.Words.TimeNames.Contains(key))
            kind |= WordKind.Time;
        else if ((kind & (WordKind.Function | WordKind.Number)) == 0 && IsName(span, first))
            kind = kind & ~WordKind.Common | WordKind.Name;
        return new(start, end - start, key, WordKey.StemOf(span), kind);
    }

    private static bool IsName(ReadOnlySpan<char> word, bool first)
    {
        if (word.Length < 2)
            return false;
        if (word[1..].ContainsAnyInRange('A', 'Z') || word[1..].ContainsAnyInRange('0', '9') || word[^1] is '#' or '+')
            return true;
        return !first && char.IsUpper(word[0]);
    }

    /// <summary>Where every other word has a capital, a capital says nothing.</summary>
    private static void DropNames(List<Word> words)
    {
        foreach (ref var word in CollectionsMarshal.AsSpan(words))
            word = word with { Kind = word.Kind & ~WordKind.Name };
    }
}
