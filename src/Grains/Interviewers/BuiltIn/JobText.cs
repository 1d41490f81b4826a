using System.Buffers;
using System.Net;
using System.Text;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>What a part of a job description is about.</summary>
internal enum JobSection
{
    /// <summary>Nothing says.</summary>
    Unknown,

    /// <summary>What there is to do.</summary>
    Duties,

    /// <summary>What the candidate must bring.</summary>
    Requirements,

    /// <summary>What the candidate may bring.</summary>
    Welcome,

    /// <summary>What is offered, who offers it, how to apply: nothing to ask about.</summary>
    Other,
}

/// <summary>A line of a list, or a sentence, of a job description.</summary>
internal readonly record struct JobStatement(JobSection Section, bool IsListItem, bool IsHeading, string Text);

/// <summary>
/// Brings a job description into statements, whatever it was pasted from: HTML, Markdown, a word processor's bullets,
/// hard line breaks, odd white space.
/// </summary>
internal static class JobText
{
    /// <summary>Longer descriptions are read up to here.</summary>
    private const int LongestRead = 16_000;

    private const int HardWrapFrom = 60;
    private const int LongestHeading = 60;

    private static readonly string[] DutyCues =
    [
        "dut", "responsib", "accountab", "what you'll do", "what you will do", "your task", "your role", "the role",
        "key task", "day to day", "day-to-day", "what the job is", "the job", "your mission", "tasks", "what you do",
        "job purpose", "purpose of",
    ];

    private static readonly string[] WelcomeCues = ["desirable", "nice to have", "nice-to-have", "a plus", "bonus points", "preferred"];

    private static readonly string[] RequirementCues =
    [
        "requirement", "profile", "what you bring", "you bring", "what we need", "specification", "ideal candidate",
        "skills", "qualification", "about you", "essential", "knowledge", "must have", "must-have", "who you are",
        "we are looking for", "we're looking for", "you have", "experience", "your background",
    ];

    private static readonly string[] OtherCues =
    [
        "we offer", "benefit", "what you get", "what's in it", "perks", "apply", "application", "the process", "terms",
        "about us", "about the company", "who we are", "contact", "salary", "equal opportun", "why join", "share this",
        "compensation", "our values", "diversity", "location", "the company", "work with us", "how we hire",
    ];

    private static readonly SearchValues<string> AnyCue = SearchValues.Create(
        [.. DutyCues, .. WelcomeCues, .. RequirementCues, .. OtherCues, "about "], StringComparison.OrdinalIgnoreCase);

    /// <summary>The statements of a description, in order.</summary>
    public static List<JobStatement> Statements(string description)
    {
        var statements = new List<JobStatement>();
        var section = JobSection.Unknown;
        foreach (var line in Unwrapped(Plain(description.Length <= LongestRead ? description : description[..LongestRead])))
        {
            var text = WithoutBullet(line, out var isListItem);
            if (text.Length == 0)
                continue;
            if (IsHeading(line, text, isListItem, out var name))
            {
                var next = SectionOf(name);
                // A heading that says nothing closes what is of no interest, and leaves the rest open.
                section = next != JobSection.Unknown || section == JobSection.Other ? next : section;
                statements.Add(new(section, false, true, name));
                continue;
            }

            if (isListItem)
                statements.Add(new(section, true, false, text));
            else
                AddSentences(statements, section, text);
        }

        return statements;
    }

    private static void AddSentences(List<JobStatement> statements, JobSection section, string text)
    {
        var spoken = SpokenText.Read(text);
        foreach (var sentence in spoken.Sentences)
            statements.Add(new(section, false, false, spoken.Quote(sentence)));
    }

    private static JobSection SectionOf(string heading)
    {
        if (!heading.AsSpan().ContainsAny(AnyCue))
            return JobSection.Unknown;
        return Has(WelcomeCues) ? JobSection.Welcome
            : Has(OtherCues) || heading.StartsWith("About ", StringComparison.OrdinalIgnoreCase) && !Has(["about you"])
                ? JobSection.Other
            : Has(DutyCues) ? JobSection.Duties
            : Has(RequirementCues) ? JobSection.Requirements
            : JobSection.Unknown;

        bool Has(string[] cues)
        {
            foreach (var cue in cues)
            {
                if (heading.Contains(cue, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }
    }

    private static bool IsHeading(string line, string text, bool isListItem, out string name)
    {
        name = text.Trim('*', '_', ':', '-', '–', '.', '#', ' ');
        if (name.Length is 0 or > LongestHeading)
            return false;
        if (line[0] == '#' || (line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal)))
            return true;
        if (text.EndsWith(':') || text.EndsWith(":-", StringComparison.Ordinal))
            return !isListItem || name.Length < 30;
        if (isListItem && !IsUpper(name))
            return false;
        if (text[^1] is '.' or '!' or '?' or ',' or ';' && !text.EndsWith("...", StringComparison.Ordinal))
            return false;
        // A short line in capitals, or one that is known to head a section.
        return (IsUpper(name) && name.Length > 3) || (name.Length <= 45 && SectionOf(name) != JobSection.Unknown);
    }

    private static bool IsUpper(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsUpper(c))
                letters++;
        }

        return letters > 3;
    }

    /// <summary>Joins lines that were broken at a page's width.</summary>
    private static List<string> Unwrapped(string text)
    {
        var lines = new List<string>();
        var last = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty)
            {
                last = 0;
                continue;
            }

            var goesOn = last >= HardWrapFrom && BulletLength(line) == 0 && lines[^1][^1] != ':'
                && (char.IsLower(line[0]) || lines[^1][^1] is not ('.' or '!' or '?'));
            goesOn |= last > 90 && BulletLength(line) == 0;
            goesOn |= last is > 30 && BulletLength(line) == 0 && char.IsLower(line[0]) && lines[^1][^1] is not ('.' or ':');
            if (goesOn)
                lines[^1] = $"{lines[^1]} {line}";
            else
                lines.Add(line.ToString());
            last = line.Length;
        }

        return lines;
    }

    private static string WithoutBullet(string line, out bool isListItem)
    {
        var length = BulletLength(line);
        isListItem = length > 0 && line[0] != '#';
        return line[length..].Trim().TrimStart('#').Trim();
    }

    /// <summary>How long the bullet or number is with which a list item begins: "- ", "• ", "2.1 ", "(a) ", "b) ".</summary>
    private static int BulletLength(ReadOnlySpan<char> line)
    {
        var i = 0;
        while (i < line.Length && line[i] is '-' or '–' or '—' or '•' or '·' or '▪' or '●' or '○' or '◦' or '‣' or '>' or '*' or '+' or '✓' or '✔' or '➢' or '\uF0B7')
            i++;
        if (i > 0)
            return i == 2 && line[0] == '*' ? 0 : i;
        if (line.Length > 3 && line[0] == '(' && line[2] == ')')
            return 3;
        while (i < line.Length && (char.IsAsciiDigit(line[i]) || line[i] == '.'))
            i++;
        if (i is > 0 and < 6 && i < line.Length && line[i - 1] == '.' | line[i] == ')' | (i > 2 && line[i] == ' '))
            return line[i] == ')' ? i + 1 : i;
        return line.Length > 2 && char.IsAsciiLetter(line[0]) && line[1] == ')' ? 2 : 0;
    }

    /// <summary>The text without tags, entities, emphasis and repeated white space. Line ends stay.</summary>
    private static string Plain(string description)
    {
        var decoded = description.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(description) : description;
        var plain = new StringBuilder(decoded.Length);
        for (var i = 0; i < decoded.Length; i++)
        {
            var c = decoded[i];
            if (c == '<' && TagEnd(decoded, i) is var end && end > 0)
            {
                plain.Append(BreaksLine(decoded.AsSpan(i, end - i)) ? "\n" : " ");
                if (decoded.AsSpan(i).StartsWith("<li", StringComparison.OrdinalIgnoreCase))
                    plain.Append("- ");
                i = end;
            }
            else if (c == '\r')
            {
                plain.Append('\n');
                i += i + 1 < decoded.Length && decoded[i + 1] == '\n' ? 1 : 0;
            }
            else if (c is '`' || (c == '*' && i > 0 && !char.IsWhiteSpace(decoded[i - 1]) && decoded[i - 1] != '\n'))
            {
                continue;
            }
            else if (c == '*' && i + 1 < decoded.Length && decoded[i + 1] == '*')
            {
                i++;
            }
            else if (c is '\t' or '\u00A0' or ' ' or '|')
            {
                if (plain.Length > 0 && plain[^1] is not (' ' or '\n'))
                    plain.Append(' ');
                if (c == '|')
                    plain.Append("| ");
            }
            else if (c == '\n' || !char.IsControl(c))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static int TagEnd(string text, int i) =>
        i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!')
            ? text.IndexOf('>', i, Math.Min(300, text.Length - i))
            : -1;

    private static bool BreaksLine(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart("</");
        return name.StartsWith("p", StringComparison.OrdinalIgnoreCase) || name.StartsWith("br", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("li", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ul", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("h", StringComparison.OrdinalIgnoreCase) || name.StartsWith("div", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("tr", StringComparison.OrdinalIgnoreCase);
    }
}
