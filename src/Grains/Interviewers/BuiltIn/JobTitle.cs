namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Finds the title of a job in its description.</summary>
internal static class JobTitle
{
    private const int LongestTitle = 60;
    private const int MostWords = 8;

    private static readonly string[] Labels =
        ["job title", "position", "vacancy", "role", "title", "job", "stelle", "we are hiring", "now hiring", "hiring"];

    private static readonly string[] LeadIns =
    [
        "looking for an experienced ", "looking for an ", "looking for a ", "hiring an ", "hiring a ", "seeking an ",
        "seeking a ", "we need an ", "we need a ", "recruiting an ", "recruiting a ", "recruit a ", "need an ", "need a ",
        "join us as an ", "join us as a ", "to appoint a ", "to appoint an ", "search of a ", "search of an ",
    ];

    private static readonly string[] Cuts =
        [" (", " – ", " — ", " - ", " | ", " @ ", ", ", " who ", " that ", " to ", " for ", " in ", " at ", " REF", " with ", " /", ". ", "; ", "!", " and ", " based ", "-  "];

    /// <summary>The title, or null where none can be told.</summary>
    public static string? Find(List<JobStatement> statements)
    {
        foreach (var statement in statements.Take(8))
        {
            if (Labelled(statement.Text) is { } labelled)
                return labelled;
        }

        if (statements.Count > 0 && FirstLine(statements[0].Text) is { } first)
            return first;
        foreach (var statement in statements)
        {
            if (statement.Section != JobSection.Other && AfterLeadIn(statement.Text) is { } named)
                return named;
        }

        return null;
    }

    private static string? Labelled(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Labels.Contains(text[..colon].Trim(), StringComparer.OrdinalIgnoreCase))
            return null;
        return Clean(text[(colon + 1)..]);
    }

    private static string? FirstLine(string text)
    {
        if (text.StartsWith("job description", StringComparison.OrdinalIgnoreCase))
            text = text["job description".Length..].TrimStart(' ', ':', '-', '–');
        if (text.Length == 0 || text.EndsWith('.') || text.EndsWith('!') || text.EndsWith('?'))
            return null;
        var title = Clean(text);
        if (title is null)
            return null;
        var spoken = SpokenText.Read(title);
        // A title is a noun phrase: it does not begin as a sentence does.
        return spoken.Words.Length > 0 && !spoken.Words[0].Is(WordKind.Function) ? title : null;
    }

    private static string? AfterLeadIn(string text)
    {
        foreach (var leadIn in LeadIns)
        {
            var at = text.IndexOf(leadIn, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && Clean(text[(at + leadIn.Length)..].TrimEnd('.', '!')) is { } title && title.Any(char.IsUpper))
                return title;
        }

        return null;
    }

    private static string? Clean(string text)
    {
        var title = text.Trim();
        foreach (var cut in Cuts)
        {
            var at = title.IndexOf(cut, StringComparison.Ordinal);
            if (at > 0)
                title = title[..at];
        }

        title = title.Trim(' ', ':', '-', '–', '—', '*', '#', '.', ',', '|');
        if (title.Length is < 2 or > LongestTitle || title.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or '-' or '/' or '&' or '\'' or '’' or '.' or '#' or '+')))
            return null;
        var spoken = SpokenText.Read(title);
        if (spoken.Words.Length is 0 or > MostWords || spoken.Words.All(word => word.Is(WordKind.Number) || word.Is(WordKind.Function)))
            return null;
        return JobPhrases.Calm(title);
    }
}
