namespace Interviewing.Hosting;

/// <summary>
/// Reads <c>.env</c> files: <c>NAME=value</c> a line, <c>#</c> begins a comment, <c>export</c> may stand before the
/// name, quotes keep blanks and <c>#</c>. Nothing is substituted.
/// </summary>
public static class DotEnv
{
    /// <summary>The names and values of a file; none where there is no file.</summary>
    public static IReadOnlyDictionary<string, string> Load(string path) =>
        File.Exists(path) ? Parse(File.ReadLines(path)) : new Dictionary<string, string>();

    /// <summary>The names and values of lines. Of a name that comes twice the last counts.</summary>
    /// <exception cref="SettingsException">A line is neither empty, a comment, nor NAME=value.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> lines)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in lines)
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("export ", StringComparison.Ordinal))
                line = line["export ".Length..];
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? "" : line[..equals].Trim();
            if (name.Length == 0 || name.AsSpan().ContainsAny(" \t\"'"))
                throw new SettingsException($".env, line {number}: it must be NAME=value.");
            values[name] = Value(line[(equals + 1)..].Trim());
        }

        return values;
    }

    private static string Value(string text)
    {
        if (text.Length > 0 && text[0] is '"' or '\'' && text.IndexOf(text[0], 1) is var end and > 0)
            return text[1..end];
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? text : text[..comment]).TrimEnd();
    }
}
