using System.Runtime.CompilerServices;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// Tells whether texts are clearly not in the language asked for: letters of another script, or the small words of
/// another language and none of its own. In doubt, and with little text, they pass.
/// </summary>
internal struct LanguageCheck
{
    private const int EnoughLetters = 20;
    private const int EnoughWords = 4;
    private const int LongestSmallWord = 9;

    private readonly Script _script;
    private readonly int _language;
    private Counts _counts;
    private int _letters;
    private int _ownLetters;

    public LanguageCheck(string language)
    {
        _script = Languages.ScriptOf(language);
        _language = Languages.IndexOf(language);
    }

    /// <summary>Takes a text into account.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[LongestSmallWord];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                Count(word, length);
                length = 0;
                continue;
            }

            _letters++;
            if (_script == Script.Any || ScriptOf(c) == _script)
                _ownLetters++;
            if (length < LongestSmallWord)
                word[length] = char.ToLowerInvariant(c);
            length++;
        }

        Count(word, length);
    }

    /// <summary>True when the texts are clearly in another language.</summary>
    public readonly bool IsWrong
    {
        get
        {
            if (_letters < EnoughLetters)
                return false;
            // Names and terms of a trade are often in Latin letters: a third of its own is enough.
            if (_ownLetters * 3 < _letters)
                return true;
            if (_language < 0)
                return false;
            var most = 0;
            for (var i = 0; i < Languages.Count; i++)
                most = Math.Max(most, _counts[i]);
            return most >= EnoughWords && most > _counts[_language] * 3;
        }
    }

    private void Count(scoped ReadOnlySpan<char> word, int length)
    {
        if (length is 0 or > LongestSmallWord || _language < 0)
            return;
        for (var bits = Languages.Having(word[..length]); bits != 0; bits &= bits - 1)
            _counts[int.TrailingZeroCount(bits)]++;
    }

    private static Script ScriptOf(char c) => c switch
    {
        < '\u0370' => Script.Latin,
        < '\u0400' => Script.Greek,
        < '\u0530' => Script.Cyrillic,
        < '\u0590' => Script.Armenian,
        < '\u0600' => Script.Hebrew,
        < '\u0900' => Script.Arabic,
        < '\u0E00' => Script.Indic,
        < '\u10A0' => Script.SouthEastAsian,
        < '\u1100' => Script.Georgian,
        < '\u1200' => Script.Hangul,
        < '\u1400' => Script.Ethiopic,
        < '\u1780' => Script.Any,
        < '\u1800' => Script.SouthEastAsian,
        < '\u1E00' => Script.Any,
        < '\u1F00' => Script.Latin,
        < '\u2000' => Script.Greek,
        < '\u2E80' => Script.Latin,
        >= '\uAC00' and <= '\uD7AF' => Script.Hangul,
        >= '\uFB50' and <= '\uFEFE' => Script.Arabic,
        _ => Script.EastAsian,
    };

    [InlineArray(16)]
    private struct Counts
    {
        private int _first;
    }
}
