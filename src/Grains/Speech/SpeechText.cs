namespace Interviewing.Speech;

/// <summary>Cuts a text into pieces that a provider takes: where a speaker would pause, if there is such a place.</summary>
internal static class SpeechText
{
    // Latin full stops end a sentence only before a space ("3.5", "node.js"); these always do.
    private const string WideEnds = "。！？؟।";
    private const string Ends = ".!?…";
    private const string Closing = "\"'”’»)]";
    private const string Pauses = ",;:–—、，；：";

    /// <summary>The text in pieces of at most <paramref name="maxBytes"/> bytes of UTF-8, outer space left away.</summary>
    public static IReadOnlyList<string> Cut(string text, int maxBytes)
    {
        List<string> pieces = [];
        var rest = text.AsMemory().Trim();
        while (!rest.IsEmpty)
        {
            var fits = Fitting(rest.Span, maxBytes);
            var end = fits == rest.Length ? fits : LastPause(rest.Span, fits);
            pieces.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        return pieces;
    }

    // How many characters fit; no character is cut in two, and there is always one.
    private static int Fitting(ReadOnlySpan<char> text, int maxBytes)
    {
        int length = 0, bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes && length > 0)
                break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    // After a sentence if there is one, else after a clause, else after a word, else where it must be.
    private static int LastPause(ReadOnlySpan<char> text, int limit)
    {
        int clause = 0, word = 0;
        for (var at = limit; at > 0; at--)
        {
            if (IsSentenceEnd(text, at))
                return at;
            var spaceFollows = char.IsWhiteSpace(text[at]);
            if (clause == 0 && spaceFollows && Pauses.Contains(text[at - 1], StringComparison.Ordinal))
                clause = at;
            if (word == 0 && spaceFollows)
                word = at;
        }

        return clause > 0 ? clause : word > 0 ? word : limit;
    }

    private static bool IsSentenceEnd(ReadOnlySpan<char> text, int at)
    {
        if (WideEnds.Contains(text[at - 1], StringComparison.Ordinal) || text[at - 1] == '\n')
            return true;
        if (!char.IsWhiteSpace(text[at]))
            return false;
        var last = at - 1;
        while (last > 0 && Closing.Contains(text[last], StringComparison.Ordinal))
            last--;
        return Ends.Contains(text[last], StringComparison.Ordinal);
    }
}
