namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Small repairs to words taken out of a job description, so that they fit into a sentence.</summary>
internal static class JobPhrases
{
    /// <summary>"FINANCIAL CONTROLLER" shouted becomes "Financial Controller"; short words in capitals are names.</summary>
    public static string Calm(string text)
    {
        if (text.Length < 6 || text.Any(char.IsLower))
            return text;
        return string.Join(' ', text.Split(' ').Select(word =>
            word.Length <= 3 ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
    }

    /// <summary>With a small first letter, unless the word is a name or an abbreviation.</summary>
    public static string LowerFirst(string text)
    {
        if (text.Length < 2 || !char.IsUpper(text[0]))
            return text;
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var word = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        foreach (var c in word[1..])
        {
            if (char.IsUpper(c) || char.IsAsciiDigit(c))
                return text;
        }

        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>With a capital first letter.</summary>
    public static string UpperFirst(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Without what stands in brackets.</summary>
    public static string WithoutBrackets(string text)
    {
        for (var open = text.IndexOf('(', StringComparison.Ordinal); open >= 0; open = text.IndexOf('(', StringComparison.Ordinal))
        {
            var close = text.IndexOf(')', open);
            text = string.Concat(text.AsSpan(0, open).TrimEnd(), close < 0 ? "" : text.AsSpan(close + 1));
        }

        return text;
    }

    /// <summary>The candidate hears "the" where the company said "our".</summary>
    public static string FromOutside(string text) => text
        .Replace(" our ", " the ", StringComparison.OrdinalIgnoreCase)
        .Replace(" & ", " and ", StringComparison.Ordinal)
        .Replace(" incl. ", " including ", StringComparison.OrdinalIgnoreCase)
        .Replace(" , ", ", ", StringComparison.Ordinal);
}
