namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// The word lists and templates of the built-in interviewer: text files within the assembly. A line with # in front is a
/// comment, a line in square brackets begins a section.
/// </summary>
internal static class DataFile
{
    /// <summary>The lines of a file, without comments and blank ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"BuiltIn.{name}.txt")
            ?? throw new InvalidOperationException($"The assembly has no data file {name}.txt.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    /// <summary>The lines of each section of a file, in order.</summary>
    public static List<(string Name, List<string> Lines)> Sections(string name)
    {
        var sections = new List<(string Name, List<string> Lines)>();
        foreach (var line in Lines(name))
        {
            if (line[0] == '[')
                sections.Add((line[1..^1], []));
            else
                sections[^1].Lines.Add(line);
        }

        return sections;
    }

    /// <summary>The parts of a line that stand between separators, trimmed.</summary>
    public static string[] Fields(string line, char separator) =>
        line.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
