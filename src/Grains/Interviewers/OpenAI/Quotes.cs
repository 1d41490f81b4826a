using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Finds the quotes that a model gives in the answer that it says they are from.</summary>
internal static class Quotes
{
    private const int MaxQuotes = 5;
    private const int MaxLength = 400;
    private const int MinLetters = 3;

    /// <summary>
    /// The quotes that stand in the answer word for word, as they stand there (white space and the form of quotation
    /// marks may differ); the others are counted.
    /// </summary>
    public static (ImmutableArray<string> Found, int Dropped) Keep(ReadOnlySpan<string> quotes, string answer)
    {
        var found = ImmutableArray.CreateBuilder<string>(Math.Min(quotes.Length, MaxQuotes));
        var dropped = 0;
        foreach (var quote in quotes)
        {
            if (Find(quote, answer) is not { } words)
                dropped++;
            else if (found.Count < MaxQuotes && !found.Contains(words, StringComparer.Ordinal))
                found.Add(words);
        }

        return (found.DrainToImmutable(), dropped);
    }

    /// <summary>The quote as it stands in the answer; null where it does not.</summary>
    public static string? Find(string quote, string answer)
    {
        var words = quote.AsSpan().Trim().Trim("\"“”„«»'‘’").Trim();
        if (CountLetters(words) < MinLetters)
            return null;
        var range = IndexOf(answer, words) is var start and >= 0
            ? start..(start + words.Length)
            : FindLoosely(words, answer);
        return range is { } at ? Bounded(answer, at) : null;
    }

    private static Range? FindLoosely(ReadOnlySpan<char> quote, string answer)
    {
        var length = quote.Length + answer.Length;
        var chars = ArrayPool<char>.Shared.Rent(length);
        var places = ArrayPool<int>.Shared.Rent(length);
        try
        {
            var needle = Normalise(quote, chars, places);
            var haystack = Normalise(answer, chars.AsSpan(needle), places.AsSpan(needle));
            var at = IndexOf(chars.AsSpan(needle, haystack), chars.AsSpan(0, needle));
            return at < 0 ? null : places[needle + at]..(places[needle + at + needle - 1] + 1);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    // White space becomes one space, quotation marks the plain ones; places says where each character stood.
    private static int Normalise(ReadOnlySpan<char> text, Span<char> to, Span<int> places)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch
            {
                '“' or '”' or '„' or '«' or '»' => '"',
                '‘' or '’' or '‚' or '`' or '´' => '\'',
                var other => char.IsWhiteSpace(other) ? ' ' : other,
            };
            if (c == ' ' && length > 0 && to[length - 1] == ' ')
                continue;
            places[length] = i;
            to[length++] = c;
        }

        return length;
    }

    // Only whole words count: "art" is not a quote from "start".
    private static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> words)
    {
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOf(words);
            if (at < 0)
                return -1;
            at += from;
            var end = at + words.Length;
            if ((at == 0 || !SameWord(text[at - 1], text[at])) && (end == text.Length || !SameWord(text[end - 1], text[end])))
                return at;
            from = at + 1;
        }
    }

    // Letters of scripts that put no space between words (Han, Kana, Thai) say nothing about where a word ends.
    private static bool SameWord(char left, char right) => IsWordPart(left) && IsWordPart(right);

    private static bool IsWordPart(char c) =>
        char.IsLetterOrDigit(c) && (c < 128 || char.GetUnicodeCategory(c) != UnicodeCategory.OtherLetter);

    private static int CountLetters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            // One Han or Kana character says as much as a short word.
            if (char.IsLetterOrDigit(c))
                letters += c >= 0x3040 ? 2 : 1;
        }

        return letters;
    }

    private static string Bounded(string answer, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(answer.Length);
        if (length <= MaxLength)
            return answer.Substring(start, length);
        var space = answer.LastIndexOf(' ', start + MaxLength, MaxLength);
        return space > start
            ? answer[start..space].TrimEnd()
            : TextRules.Head(answer[start..], MaxLength).ToString();
    }
}
