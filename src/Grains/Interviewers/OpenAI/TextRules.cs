using System.Buffers;
using System.Text;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Repairs what a model wrote: control characters, length, questions where none belong.</summary>
internal static class TextRules
{
    private const string QuestionMarks = "?？؟\u037E";

    // Latin full stops end a sentence only before a space or the end ("3.5", "node.js"); these always do.
    private const string WideEnds = "。！？؟।";

    private static readonly SearchValues<char> Questions = SearchValues.Create(QuestionMarks);

    // Controls, line and paragraph separators, and what turns the direction of text around or cannot be seen.
    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x2028, 7))
            .Concat(Enumerable.Range(0x2066, 4)).Append(0x200B).Append(0x200E).Append(0x200F).Append(0xFEFF)
            .Concat(Enumerable.Range(0xD800, 0x800)).Select(code => (char)code),
    ]);

    /// <summary>Without control characters and outer space, and within a length, cut at the end of a sentence.</summary>
    public static string Clean(string text, int maxLength)
    {
        text = Visible(text).Trim();
        return text.Length <= maxLength ? text : Cut(text, maxLength);
    }

    /// <summary>Without control characters and what cannot be seen.</summary>
    public static string Visible(string text) => text.AsSpan().ContainsAny(Unwanted) ? Filter(text) : text;

    /// <summary>The beginning of a text that fits; no character is cut in two.</summary>
    public static ReadOnlySpan<char> Head(string? text, int maxLength)
    {
        if (text is null || text.Length <= maxLength)
            return text;
        return text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength);
    }

    /// <summary>Without the sentences that ask something.</summary>
    public static string WithoutQuestions(string text)
    {
        if (!text.AsSpan().ContainsAny(Questions))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = SentenceEnd(text, start);
            if (!QuestionMarks.Contains(text[end - 1], StringComparison.Ordinal))
                kept.Append(text, start, end - start);
            start = end;
        }

        return kept.ToString().Trim();
    }

    /// <summary>The text up to its first question, if more than one is asked; otherwise all of it.</summary>
    public static string FirstQuestion(string text)
    {
        var first = text.AsSpan().IndexOfAny(Questions);
        return first >= 0 && text.AsSpan(first + 1).ContainsAny(Questions) ? text[..(first + 1)] : text;
    }

    private static string Cut(string text, int maxLength)
    {
        var end = 0;
        for (var next = SentenceEnd(text, 0); next <= maxLength; next = SentenceEnd(text, next))
            end = next;
        if (end == 0)
            end = text.LastIndexOf(' ', maxLength - 1);
        return end > 0 ? text[..end].TrimEnd() : Head(text, maxLength).ToString();
    }

    private static int SentenceEnd(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            var wide = WideEnds.Contains(c, StringComparison.Ordinal);
            if (wide || (c is '.' or '!' or '?' or '\u037E' && (i + 1 == text.Length || text[i + 1] == ' ')))
                return i + 1;
        }

        return text.Length;
    }

    private static string Filter(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                kept.Append(c).Append(text[++i]);
            else if (c is '\n' or '\r' or '\t' or '\u2028' or '\u2029')
                AppendSpace(kept);
            else if (!Unwanted.Contains(c))
                kept.Append(c);
        }

        return kept.ToString();
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }
}
