using System.Collections.Frozen;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What is known of languages to tell whether a text is in one: its script, and small words that give it away.</summary>
internal static class Languages
{
    // What is not here is written in Latin letters.
    private static readonly FrozenDictionary<string, Script> Scripts = new (Script Script, string Languages)[]
    {
        (Script.Cyrillic, "ru uk be bg mk kk ky mn"),
        (Script.Greek, "el"),
        (Script.Armenian, "hy"),
        (Script.Hebrew, "he yi"),
        (Script.Arabic, "ar fa ur ps"),
        (Script.Indic, "hi mr ne bn ta te gu kn ml pa si"),
        (Script.SouthEastAsian, "th lo km my"),
        (Script.Georgian, "ka"),
        (Script.Ethiopic, "am ti"),
        (Script.Hangul, "ko"),
        (Script.EastAsian, "zh ja yue"),

        // Written in two scripts: neither gives anything away.
        (Script.Any, "sr uz az tg ku"),
    }
    .SelectMany(entry => entry.Languages.Split(' ').Select(language => (language, entry.Script)))
    .ToFrozenDictionary(pair => pair.language, pair => pair.Script);

    private static readonly (string Language, string Words)[] SmallWords =
    [
        ("en", "the and you of to is for that with your are this was have about we what"),
        ("de", "der die das und ist nicht sie ich mit ein eine für auf haben ihre wir von zu wie"),
        ("fr", "le les et est des vous une pour dans que qui avec votre sur nous du pas avez"),
        ("es", "el los y es que en una por para con su las como usted del qué ha sobre"),
        ("it", "il e di che è una per con sono della del gli come ha suo nel anche ci"),
        ("pt", "o e de que é uma para com não os do da seu em você como sua por"),
        ("nl", "de het een en van is dat met voor niet u op zijn je hebt uw wat aan"),
        ("pl", "i w nie na się jest z do to że jak pan pani czy o co dla od"),
        ("sv", "och att det är som en på för med inte av du om har till ett vi din"),
        ("da", "og at det er som en på for med ikke af du om har til et vi din"),
        ("tr", "ve bir bu için ile da de ne nasıl çok olarak olan mi daha siz size hakkında gibi"),
    ];

    private static readonly FrozenDictionary<string, int> Index = SmallWords
        .Select((entry, index) => (entry.Language, index))
        .ToFrozenDictionary(pair => pair.Language, pair => pair.index);

    // For each small word, a bit for each language that has it.
    private static readonly FrozenDictionary<string, int> Bits = SmallWords
        .SelectMany((entry, index) => entry.Words.Split(' ').Select(word => (word, bit: 1 << index)))
        .GroupBy(pair => pair.word)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0, (bits, pair) => bits | pair.bit));

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> BitsBySpan =
        Bits.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many languages have small words here.</summary>
    public static int Count => SmallWords.Length;

    /// <summary>The script that a language (a BCP 47 tag) is written in.</summary>
    public static Script ScriptOf(string language) =>
        Scripts.GetValueOrDefault(Primary(language), Script.Latin);

    /// <summary>The place of a language among those that have small words; -1 for the others.</summary>
    public static int IndexOf(string language) => Index.GetValueOrDefault(Primary(language), -1);

    /// <summary>The languages that have a small word (in lower case), one bit each.</summary>
    public static int Having(ReadOnlySpan<char> word) => BitsBySpan.TryGetValue(word, out var bits) ? bits : 0;

    /// <summary>The language of a BCP 47 tag, without the region.</summary>
    public static string Primary(string language)
    {
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return (dash < 0 ? language : language[..dash]).ToLowerInvariant();
    }
}
