using System.Buffers;
using System.Collections.Frozen;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Finds what a candidate must know: behind "experience with", in short lines of a list, and by its spelling.</summary>
internal sealed class SkillReader
{
    private const int MostWords = 5;

    private static readonly string[] Leads =
    [
        "experience with ", "experience in using ", "experience in ", "experience of using ", "experience of ",
        "experience using ", "knowledge of ", "knowledge in ", "understanding of ", "proficient in ", "proficient with ",
        "proficiency in ", "proficiency with ", "skilled in ", "expertise in ", "familiar with ", "familiarity with ",
        "confident in ", "confident with ", "comfortable with ", "background in ", "trained in ", "competent in ",
        "qualified in ", "know how to use ", "exposure to ", "command of ", "track record in ", "hands-on with ",
    ];

    private static readonly string[] Ends =
    [
        "; ", ": ", " – ", " — ", " - ", ". ", " or similar", " or equivalent", " or a similar", " or comparable", " or a comparable", " or another",
        " would ", " is ", " are ", " as well as ", " at ", " for ", " gained ", " within ", " preferably ", ", preferably",
        " to explain", " such as ", " including ", " e.g.", " like ", ", of which", " on ", " that ", " who ", " which ", " using ", " from ", " plus ", " when ",
        " required", " needed", " necessary", " essential", " mandatory", " preferred", " desired", " desirable", " expected", " a must",
    ];

    private static readonly SearchValues<string> AnyLead = SearchValues.Create(Leads, StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<ulong> LeadingWords = Keys(
        "a an the our your good strong solid excellent advanced basic deep proven hands-on some valid current relevant extensive broad practical demonstrable sound first-hand any prior previous recent least at very real great high");

    private static readonly FrozenSet<ulong> Credentials = Keys(
        "degree bachelor master diploma registered registration licence license certificate certification qualified qualification qualifications nvq years year yrs minimum min accountant status dbs visa permit fluent native english german french spanish italian language languages willing willingness citizen university education insurance");

    private static readonly FrozenSet<ulong> People = Keys(
        "manager director head officer lead chief president team department group unit company directive board council school academy hospital university college ltd gmbh inc plc supervisor engineer engineers consultant assistant year key stage band full uk eu usa post");

    private static readonly FrozenSet<ulong> Generic = Keys(
        "experience skills knowledge ability background sense attitude approach mindset person personality flexibility motivation enthusiasm passion integrity honesty reliability humour similar equivalent others production practice minimum environment environments role field area level standards");

    private static readonly ulong And = WordKey.Of("and");
    private static readonly ulong Of = WordKey.Of("of");
    private static readonly ulong Or = WordKey.Of("or");

    private readonly Dictionary<string, (double Weight, int Order, string Text)> _found = new(StringComparer.Ordinal);

    /// <summary>Takes a statement's skills up.</summary>
    public void Read(in JobStatement statement, bool isTitle)
    {
        if (isTitle || statement.IsHeading || statement.Section == JobSection.Other)
            return;
        var weight = statement.Section switch
        {
            JobSection.Requirements => 3.0,
            JobSection.Duties => 2.0,
            JobSection.Welcome => 1.2,
            _ => 1.5,
        };
        var text = JobPhrases.FromOutside(JobPhrases.WithoutBrackets(statement.Text)).Trim().TrimEnd('.');
        if (!ReadLeads(text, weight) && statement is { IsListItem: true, Section: JobSection.Requirements or JobSection.Welcome })
            ReadShortLine(text, weight);
        if (statement.Section != JobSection.Unknown)
            ReadNames(text, weight * 0.8);
        else if (text.IndexOf(" such as ", StringComparison.OrdinalIgnoreCase) is var at and > 0)
            ReadNames(text[(at + 1)..], weight * 0.8);
    }

    /// <summary>What was found, the most important first. Of two that share their words the more important stays.</summary>
    public List<string> Skills()
    {
        var skills = new List<string>();
        var taken = new List<HashSet<ulong>>();
        foreach (var (_, _, text) in _found.Values.OrderByDescending(each => each.Weight).ThenBy(each => each.Order))
        {
            var stems = SpokenText.Read(text).Words.Where(word => !word.Is(WordKind.Function)).Select(word => word.Stem).ToHashSet();
            if (taken.Any(other => other.IsSubsetOf(stems) || stems.IsSubsetOf(other)))
                continue;
            taken.Add(stems);
            skills.Add(text);
        }

        return skills;
    }

    private bool ReadLeads(string text, double weight)
    {
        var any = false;
        if (!text.AsSpan().ContainsAny(AnyLead))
            return false;
        foreach (var lead in Leads)
        {
            for (var at = text.IndexOf(lead, StringComparison.OrdinalIgnoreCase); at >= 0;
                at = text.IndexOf(lead, at + lead.Length, StringComparison.OrdinalIgnoreCase))
            {
                any = true;
                ReadList(UpToEnd(text[(at + lead.Length)..]), weight, atStart: false);
            }
        }

        return any;
    }

    private static string UpToEnd(string text)
    {
        foreach (var end in Ends)
        {
            var cut = text.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (cut > 0)
                text = text[..cut];
        }

        return text;
    }

    /// <summary>"C#, Java or Go" asks for one of them: the first is taken. "sepsis and weaning" asks for both.</summary>
    private void ReadList(string list, double weight, bool atStart)
    {
        var spoken = SpokenText.Read(list);
        if (spoken.Words.Any(word => word.Key == Or) && !spoken.Words.Any(word => word.Key == And))
        {
            var choices = list.Split([",", " or ", "/"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (choices.Length == 0)
                return;
            // "consultative or value-based selling": the first is but an adjective, the last has the noun.
            var isAdjective = !choices[0].Contains(' ', StringComparison.Ordinal) && char.IsLower(choices[0][0]);
            Add(choices[isAdjective ? ^1 : 0], weight, atStart);
            return;
        }

        foreach (var part in list.Split([",", " and ", " or ", " + "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(part, weight, atStart);
            atStart = false;
        }
    }

    private void ReadShortLine(string text, double weight)
    {
        var part = UpToEnd(text);
        if (SpokenText.Read(part).Words.Length is > 0 and <= 7)
            ReadList(part, weight * 0.7, atStart: true);
    }

    /// <summary>Names within a statement: "Kafka", "SAP S/4HANA", "WMS".</summary>
    private void ReadNames(string text, double weight)
    {
        var spoken = SpokenText.Read(text);
        for (var i = 0; i < spoken.Words.Length; i++)
        {
            if (!spoken.Words[i].Is(WordKind.Name))
                continue;
            var last = i;
            while (last + 1 < spoken.Words.Length && spoken.Words[last + 1].Is(WordKind.Name | WordKind.Number)
                && spoken.Words[last + 1].Start == spoken.Words[last].End + 1)
            {
                last++;
            }

            Add(spoken.Slice(i, last), weight, atStart: false);
            i = last;
        }
    }

    private void Add(string part, double weight, bool atStart)
    {
        if (Shaped(part, atStart) is not { } text)
            return;
        var spoken = SpokenText.Read(text);
        var id = string.Join('.', spoken.Words.Where(word => !word.Is(WordKind.Function)).Select(word => word.Stem).Order());
        _found[id] = _found.TryGetValue(id, out var known)
            ? (known.Weight + weight, known.Order, known.Text)
            : (weight, _found.Count, text);
    }

    /// <summary>The skill as it can stand in a sentence, or null where it is none.</summary>
    private static string? Shaped(string part, bool atStart)
    {
        var spoken = SpokenText.Read(part.Trim(' ', ',', ';', ':', '-', '–', '*', '"', '“', '”').TrimEnd('.'));
        var words = spoken.Words;
        var from = 0;
        while (from < words.Length && !IsGradeLetter(spoken, from, atStart) && (LeadingWords.Contains(words[from].Key) || words[from].Is(WordKind.Function)
            || (from + 1 < words.Length && Generic.Contains(words[from].Key) && words[from + 1].Key == Of)))
        {
            from++;
        }

        var last = words.Length - 1;
        while (last > from && (Words.Tails.Contains(words[last].Key) || Generic.Contains(words[last].Key) || words[last].Is(WordKind.Function)))
            last--;
        if (last < from || last - from + 1 > MostWords)
            return null;
        // "managing an audit" is something to do, not to know; "weaning" and "continuous testing" are.
        if (DutyReader.IsGerund(spoken.Span(words[from])) && last - from > 1)
            return null;
        var hasContent = false;
        var names = 0;
        for (var i = from; i <= last; i++)
        {
            if (Credentials.Contains(words[i].Key) || People.Contains(words[i].Key) || words[i].Is(WordKind.Time))
                return null;
            if (words[i].Is(WordKind.Number) && !words[i].Is(WordKind.Name) && i == from)
                return null;
            names += words[i].Is(WordKind.Name) ? 1 : 0;
            hasContent |= names > 0 || (!atStart && i == from && char.IsUpper(spoken.Text[words[i].Start])) || (words[i].IsPlain || words[i].Is(WordKind.Name)) && !Generic.Contains(words[i].Key);
        }

        var text = spoken.Slice(from, last);
        if (!hasContent || text.Length < 2 || (last == from && names == 0 && !char.IsUpper(text[0]) && IsPlainSingle(spoken, words[from])))
            return null;
        return atStart && from == 0 && names == 0 ? JobPhrases.LowerFirst(text) : text;
    }

    /// <summary>The "A" of "A level" is no article.</summary>
    private static bool IsGradeLetter(SpokenText text, int i, bool atStart) =>
        !atStart && text.Words[i].Length == 1 && text.Span(text.Words[i])[0] == 'A';

    /// <summary>A single small word is a skill only if it is long enough to be a term.</summary>
    private static bool IsPlainSingle(SpokenText text, in Word word) =>
        Generic.Contains(word.Key) || (word.Length < 6 && !char.IsUpper(text.Span(word)[0]));

    private static FrozenSet<ulong> Keys(string words) =>
        words.Split(' ').Select(word => WordKey.Of(word)).ToFrozenSet();
}
