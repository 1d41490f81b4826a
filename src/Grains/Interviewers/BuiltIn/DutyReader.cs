using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// Finds what a job consists of: "Lead and coach a team of six" becomes "leading and coaching a team of six", which fits
/// into a question whatever the job is.
/// </summary>
internal static class DutyReader
{
    private const int MostWords = 13;
    private const int FewestWords = 2;

    private static readonly FrozenDictionary<ulong, Verb> Verbs = ReadVerbs();
    private static readonly FrozenSet<ulong> States = Keys("be have like know enjoy need receive get accept want join bring speak feel please apply note send stay remain be");
    private static readonly FrozenSet<ulong> Openers = Keys(
        "you you'll your will also be to and we we're i responsible for accountable in charge of ability able must can should duties include including main key expect expects would");

    private static readonly FrozenSet<ulong> Determiners = Keys(
        "the a an our your their its all any each with to for on in at by up into new");

    private static readonly FrozenSet<ulong> Particles = Keys("part charge care out up over");
    private static readonly FrozenSet<ulong> Pronouns = Keys("them it this that these those you us there");

    private static readonly ulong And = WordKey.Of("and");
    private static readonly ulong Or = WordKey.Of("or");
    private static readonly ulong Report = WordKey.StemOf("report");
    private static readonly ulong To = WordKey.Of("to");
    private static readonly string[] Cuts =
        [";", ":", " – ", " — ", " - ", ". ", " to ensure", " so that ", " in order to", " including ", " such as ", " as well as ", " which ", " where ", ", also ", " etc", " and for ", " at present", ", and be ", " (", ", so ", ", but "];

    private static readonly string[] SubjectVerbs =
        ["you will ", "you'll ", "you would ", "expect you to ", "responsible for ", "in charge of ", "candidate will ", "holder will ", "ability to ", "able to ", "ask you to ", "teacher to ", "tasks include ", "duties include ", "role is to ", "job is to "];

    private static readonly SearchValues<string> AnySubjectVerb =
        SearchValues.Create(SubjectVerbs, StringComparison.OrdinalIgnoreCase);

    /// <summary>The duties that a statement names; none where it names none.</summary>
    public static void Read(in JobStatement statement, List<(string Phrase, bool IsAction)> duties)
    {
        if (statement.IsHeading || statement.Section == JobSection.Other)
            return;
        var text = JobPhrases.FromOutside(JobPhrases.WithoutBrackets(statement.Text)).Trim();
        foreach (var lead in text.AsSpan().ContainsAny(AnySubjectVerb) ? SubjectVerbs : [])
        {
            var at = text.IndexOf(lead, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            var before = duties.Count;
            Split(text[(at + lead.Length)..], lead[^2] is 'r' or 'f', duties);
            for (var i = before; i < duties.Count; i++)
            {
                if (!duties[i].IsAction)
                    duties[i] = ($"responsibility for {duties[i].Phrase}", false);
            }

            return;
        }

        if (statement is { IsListItem: true, Section: JobSection.Duties or JobSection.Unknown })
            Split(text, statement.Section == JobSection.Duties, duties);
    }

    /// <summary>True where the word is an -ing form of a verb with which duties begin.</summary>
    public static bool IsGerund(ReadOnlySpan<char> word) =>
        word.Length > 5 && word.EndsWith("ing", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a duty is about, in a few words: its object, or the phrase itself.</summary>
    public static string Label(string phrase)
    {
        const int MostLabelWords = 4;
        var text = SpokenText.Read(phrase);
        var from = 0;
        for (var i = 0; i < text.Words.Length - 1 && (i < 5 && IsGerund(text.Span(text.Words[i])) || i == 0); i++)
        {
            from = IsGerund(text.Span(text.Words[i])) ? i + 1 : from;
            if (text.Words[i + 1].Key == And)
                i++;
        }

        while (from < text.Words.Length - 1 && (text.Words[from].Is(WordKind.Function | WordKind.Number) || Particles.Contains(text.Words[from].Key)))
            from++;
        var last = Math.Min(text.Words.Length, from + MostLabelWords) - 1;
        for (var i = from + 1; i <= last; i++)
        {
            if (HasComma(text, i - 1, i) && i - from > 1)
                last = i - 1;
        }

        while (last > from && Words.Tails.Contains(text.Words[last].Key))
            last--;
        return JobPhrases.UpperFirst(text.Slice(from, last));
    }

    /// <summary>True for the base form of a verb with which duties begin.</summary>
    public static bool IsVerb(ulong key) => Verbs.ContainsKey(key);

    /// <summary>"Plan lessons, mark work and meet parents" is three duties: a new verb begins a new one.</summary>
    private static void Split(string text, bool mayBeNoun, List<(string Phrase, bool IsAction)> duties)
    {
        foreach (var cut in Cuts)
        {
            var at = text.IndexOf(cut, StringComparison.OrdinalIgnoreCase);
            if (at > 8)
                text = text[..at];
        }

        var spoken = SpokenText.Read(text);
        var from = 0;
        while (from < spoken.Words.Length && (Openers.Contains(spoken.Words[from].Key) || IsAdverbBeforeVerb(spoken, from)))
        {
            if (IsAdverbBeforeVerb(spoken, from))
                break;
            from++;
        }

        if (from == spoken.Words.Length)
            return;
        var startsWithVerb = StartsAction(spoken, from);
        if (!startsWithVerb && !mayBeNoun)
            return;
        if (!startsWithVerb)
        {
            Add(Noun(spoken, from), false, duties);
            return;
        }

        for (var i = from; i < spoken.Words.Length;)
        {
            var end = NextVerb(spoken, i) ?? spoken.Words.Length;
            if (!States.Contains(spoken.Words[i].Key) && !IsReportingLine(spoken, i))
                Add(Action(spoken, i, end), true, duties);
            i = end;
            while (i < spoken.Words.Length && (spoken.Words[i].Key == And || spoken.Words[i].Key == To))
                i++;
        }
    }

    private static void Add(string? phrase, bool isAction, List<(string Phrase, bool IsAction)> duties)
    {
        if (phrase is not null)
            duties.Add((phrase, isAction));
    }

    private static bool IsAdverbBeforeVerb(SpokenText text, int i) =>
        i + 1 < text.Words.Length
        && text.Span(text.Words[i]).EndsWith("ly", StringComparison.OrdinalIgnoreCase)
        && IsVerb(text, i + 1);

    private static bool StartsAction(SpokenText text, int i) =>
        IsVerb(text, i) || IsGerund(text.Span(text.Words[i])) || IsAdverbBeforeVerb(text, i)
        || States.Contains(text.Words[i].Key);

    private static bool IsVerb(SpokenText text, int i) => Verbs.ContainsKey(text.Words[i].Key);

    /// <summary>Where a further duty begins: behind a comma or "and", with a verb that is followed by its object.</summary>
    private static int? NextVerb(SpokenText text, int from)
    {
        var i = AfterVerbs(text, from);
        for (i++; i < text.Words.Length; i++)
        {
            var word = text.Words[i];
            var before = text.Words[i - 1];
            var joined = before.Key == And || before.Key == To && HasComma(text, i - 2, i - 1) || HasComma(text, i - 1, i);
            if (!joined || !StartsPlainVerb(text, i))
                continue;
            var certain = Verbs.TryGetValue(word.Key, out var verb) && !verb.IsNoun;
            if (certain || States.Contains(word.Key) || before.Key == To || HasObject(text, i))
                return before.Key == And ? i - 1 : before.Key == To ? i - 1 : i;
        }

        return null;

        static bool StartsPlainVerb(SpokenText text, int i) =>
            Verbs.ContainsKey(text.Words[i].Key) || States.Contains(text.Words[i].Key);
    }

    /// <summary>A word that may be a noun is a verb before "the", a number, or "and" with another verb.</summary>
    private static bool HasObject(SpokenText text, int i) =>
        i + 1 < text.Words.Length
        && (Determiners.Contains(text.Words[i + 1].Key) || text.Words[i + 1].Is(WordKind.Number)
            || (i + 2 < text.Words.Length && text.Words[i + 1].Key == And && IsVerb(text, i + 2)));

    /// <summary>"report to the Operations Manager" is no duty.</summary>
    private static bool IsReportingLine(SpokenText text, int i) =>
        i + 1 < text.Words.Length && text.Words[i].Stem == Report && text.Words[i + 1].Key == To;

    private static bool HasComma(SpokenText text, int left, int right) =>
        left >= 0 && text.Text.AsSpan(text.Words[left].End, text.Words[right].Start - text.Words[left].End).Contains(',');

    /// <summary>Past the verbs that share one object: "design, build and operate services".</summary>
    private static int AfterVerbs(SpokenText text, int i)
    {
        while (i + 1 < text.Words.Length)
        {
            var next = text.Words[i + 1];
            if ((next.Key == And || next.Key == Or) && i + 2 < text.Words.Length && IsVerb(text, i + 2))
                i += 2;
            else if ((HasComma(text, i, i + 1) || IsAdverbBeforeVerb(text, i)) && IsVerb(text, i + 1))
                i++;
            else
                break;
        }

        return i;
    }

    private static string? Action(SpokenText text, int from, int end)
    {
        while (from < end && (text.Words[from].Key == And || text.Words[from].Key == To))
            from++;
        if (from >= end)
            return null;
        var verbsEnd = AfterVerbs(text, from);
        var last = Shorten(text, from, Math.Min(end, text.Words.Length) - 1);
        if (last - from + 1 < FewestWords || last <= verbsEnd || Pronouns.Contains(text.Words[verbsEnd + 1].Key))
            return null;
        var phrase = new StringBuilder();
        for (var i = from; i <= last; i++)
        {
            if (i > from)
                phrase.Append(text.Text, text.Words[i - 1].End, text.Words[i].Start - text.Words[i - 1].End);
            var word = text.Text.Substring(text.Words[i].Start, text.Words[i].Length);
            if (i == from)
                word = JobPhrases.LowerFirst(word);
            phrase.Append(i <= verbsEnd && Verbs.TryGetValue(text.Words[i].Key, out var verb) ? verb.Gerund : word);
        }

        return phrase.ToString();
    }

    private static string? Noun(SpokenText text, int from)
    {
        var last = Shorten(text, from, text.Words.Length - 1);
        return last - from + 1 < FewestWords || !text.Words.AsSpan(from, last - from + 1).ToArray().Any(word => word.IsPlain)
            ? null
            : JobPhrases.LowerFirst(text.Slice(from, last));
    }

    /// <summary>Not longer than one can listen to, and not ending in the middle of something.</summary>
    private static int Shorten(SpokenText text, int from, int last)
    {
        if (last - from + 1 > MostWords)
        {
            var cut = from + MostWords - 1;
            for (var i = cut; i > from + 3; i--)
            {
                if (!HasComma(text, i, i + 1) && text.Words[i + 1].Key != And && !Words.ClauseBreaks.Contains(text.Words[i + 1].Key)
                    && !(Words.Tails.Contains(text.Words[i + 1].Key) && i > from + 6))
                {
                    continue;
                }

                cut = i;
                break;
            }

            last = cut;
        }

        while (last > from && Words.Tails.Contains(text.Words[last].Key))
            last--;
        return last;
    }

    private static FrozenDictionary<ulong, Verb> ReadVerbs()
    {
        var verbs = new Dictionary<ulong, Verb>();
        foreach (var entry in DataFile.Sections("verbs").SelectMany(section => section.Lines).SelectMany(line => DataFile.Fields(line, ' ')))
        {
            var word = entry.TrimEnd('+', '!');
            verbs[WordKey.Of(word)] = new(Gerund(word, entry.Contains('+', StringComparison.Ordinal)), entry.Contains('!', StringComparison.Ordinal));
        }

        return verbs.ToFrozenDictionary();
    }

    private static string Gerund(string verb, bool doubles) =>
        doubles ? $"{verb}{verb[^1]}ing"
        : verb.EndsWith("ie", StringComparison.Ordinal) ? $"{verb[..^2]}ying"
        : verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? $"{verb[..^1]}ing"
        : $"{verb}ing";

    private static FrozenSet<ulong> Keys(string words) =>
        words.Split(' ').Select(word => WordKey.Of(word)).ToFrozenSet();

    private readonly record struct Verb(string Gerund, bool IsNoun);
}
