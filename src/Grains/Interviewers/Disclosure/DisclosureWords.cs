using System.Text;
using Interviewing.Interviewers.OpenAI;

namespace Interviewing.Interviewers.Disclosure;

/// <summary>How one language says that an AI speaks: a line of <c>disclosure.txt</c>.</summary>
internal sealed class DisclosureWords
{
    private const string Resource = "Disclosure.disclosure.txt";
    private const string ClauseEnds = ".!?,;:。！？，；：、।۔؟،；։";

    private readonly string[] _says;
    private readonly string[] _denies;
    private readonly bool _hasSpaces;

    private DisclosureWords(string line)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        (Language, Sentence) = (fields[0], fields[1]);
        _hasSpaces = Languages.ScriptOf(Language) is not (Script.EastAsian or Script.SouthEastAsian);
        _says = Phrases(fields[2]);
        _denies = Phrases(fields[3]);
    }

    /// <summary>The language, a BCP 47 primary tag.</summary>
    public string Language { get; }

    /// <summary>The sentence.</summary>
    public string Sentence { get; }

    /// <summary>Every language of the file.</summary>
    public static IEnumerable<DisclosureWords> ReadAll()
    {
        using var stream = typeof(DisclosureWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly has no {Resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return new(line);
        }
    }

    /// <summary>True for words that say that an AI speaks.</summary>
    public bool Says(string words) => HasAny(words, _says);

    /// <summary>True for words that deny it.</summary>
    public bool Denies(string words) => HasAny(words, _denies);

    private bool HasAny(string words, string[] phrases)
    {
        var text = Plain(words);
        foreach (var phrase in phrases)
        {
            if (text.Contains(phrase, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private string[] Phrases(string field) =>
    [
        .. field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(phrase => Plain(phrase, isWhole: false)),
    ];

    // " hello . i am an ai . ": words in lower case between single spaces, and a full stop for the end of a clause. Where a
    // script puts no spaces between words, none are kept.
    private string Plain(string words, bool isWhole = true)
    {
        var plain = new StringBuilder(words.Length + 4).Append(' ');
        foreach (var c in words)
        {
            if (ClauseEnds.Contains(c, StringComparison.Ordinal))
                Space(plain).Append(". ");
            else if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark)
                plain.Append(char.ToLowerInvariant(c));
            else
                Space(plain);
        }

        if (isWhole)
            Space(plain).Append(". ");
        else
            Space(plain);
        return _hasSpaces ? plain.ToString() : plain.Replace(" ", "").ToString();
    }

    private static StringBuilder Space(StringBuilder plain) => plain[^1] == ' ' ? plain : plain.Append(' ');
}
