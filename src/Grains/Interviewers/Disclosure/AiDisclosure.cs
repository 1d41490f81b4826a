using System.Collections.Frozen;
using Interviewing.Interviewers.OpenAI;

namespace Interviewing.Interviewers.Disclosure;

/// <summary>
/// That a candidate is told that an AI asks (EU AI Act, Art. 50): the first words say so, whoever found them and whatever
/// the job description asks for, and no words deny it. There is no setting for it.
/// </summary>
internal static class AiDisclosure
{
    private const string Fallback = "en";

    private static readonly FrozenDictionary<string, DisclosureWords> Words = DisclosureWords.ReadAll()
        .ToFrozenDictionary(words => words.Language, StringComparer.OrdinalIgnoreCase);

    private static readonly DisclosureWords English = Words[Fallback];

    /// <summary>The languages that have words of their own, as BCP 47 primary tags.</summary>
    public static IEnumerable<string> KnownLanguages => Words.Keys;

    /// <summary>The sentence that says so, in the language or, where it has none here, in English.</summary>
    public static string Sentence(string language) => Of(language).Sentence;

    /// <summary>The first words, with the sentence in front unless they say so themselves.</summary>
    public static string Lead(string words, string language) =>
        Of(language) is var own && own.Says(words) ? words : $"{own.Sentence} {words}";

    /// <summary>True for words that deny it, in the language or in English.</summary>
    public static bool IsDeniedIn(string words, string language)
    {
        var own = Of(language);
        return own.Denies(words) || (own != English && English.Denies(words));
    }

    private static DisclosureWords Of(string language) => Words.GetValueOrDefault(Languages.Primary(language), English);
}
