using System.Collections.Frozen;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>What a turn of phrase shows.</summary>
internal enum Marker
{
    /// <summary>What came of it.</summary>
    Outcome,

    /// <summary>Why it was done.</summary>
    Reason,

    /// <summary>Words in place of content.</summary>
    Vague,

    /// <summary>The candidate has no answer.</summary>
    NoAnswer,

    /// <summary>The candidate has not done it.</summary>
    NeverDone,

    /// <summary>What the candidate would do.</summary>
    Would,

    /// <summary>Said to whoever scores, not to the interviewer.</summary>
    ToTheJudge,
}

/// <summary>Finds turns of phrase in a text (markers.txt), word for word.</summary>
internal static class Markers
{
    private static readonly FrozenDictionary<ulong, Phrase[]> Phrases = DataFile.Sections("markers")
        .SelectMany(section => section.Lines.Select(line => new Phrase(
            [.. DataFile.Fields(line.Replace('-', ' '), ' ').Select(word => WordKey.Of(word))],
            Parse(section.Name))))
        .GroupBy(phrase => phrase.Keys[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Keys.Length).ToArray());

    /// <summary>
    /// How many words of the marker begin here: the longest one of its kind, 0 for none. <paramref name="marker"/> is
    /// what it shows.
    /// </summary>
    public static int At(ReadOnlySpan<Word> words, int index, Marker marker)
    {
        if (!Phrases.TryGetValue(words[index].Key, out var phrases))
            return 0;
        foreach (var phrase in phrases)
        {
            if (phrase.Marker == marker && phrase.StandsAt(words[index..]))
                return phrase.Keys.Length;
        }

        return 0;
    }

    /// <summary>True where any marker begins with this word: a quick way out.</summary>
    public static bool MayBeginAt(in Word word) => Phrases.ContainsKey(word.Key);

    /// <summary>True where the words have the marker anywhere.</summary>
    public static bool Has(ReadOnlySpan<Word> words, Marker marker)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (At(words, i, marker) > 0)
                return true;
        }

        return false;
    }

    private static Marker Parse(string section) => section switch
    {
        "outcome" => Marker.Outcome,
        "reason" => Marker.Reason,
        "vague" => Marker.Vague,
        "no answer" => Marker.NoAnswer,
        "never done" => Marker.NeverDone,
        "would" => Marker.Would,
        "to the judge" => Marker.ToTheJudge,
        _ => throw new InvalidOperationException($"markers.txt has an unknown section {section}."),
    };

    private sealed record Phrase(ulong[] Keys, Marker Marker)
    {
        public bool StandsAt(ReadOnlySpan<Word> words)
        {
            if (words.Length < Keys.Length)
                return false;
            for (var i = 1; i < Keys.Length; i++)
            {
                if (words[i].Key != Keys[i])
                    return false;
            }

            return true;
        }
    }
}
