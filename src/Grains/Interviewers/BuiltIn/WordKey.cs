namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// Words as numbers: a 64-bit FNV-1a hash of the word in lower case, or of its stem. The same in every process, so that
/// what is derived from it replays the same.
/// </summary>
internal static class WordKey
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int LongestStem = 32;

    /// <summary>The word as it stands, in lower case, with a straight apostrophe.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word)
            hash = (hash ^ Lower(c)) * Prime;
        return hash;
    }

    /// <summary>Mixes a number in, for choices that differ from turn to turn.</summary>
    public static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        hash ^= hash >> 29;
        return hash * 0xBF58476D1CE4E5B9 ^ hash >> 32;
    }

    /// <summary>
    /// The word without the endings that English puts to it: "escalated", "escalating" and "escalation" have one stem.
    /// Rough on purpose; it only has to be the same on both sides of a comparison.
    /// </summary>
    public static ulong StemOf(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestStem)
            return Of(word);
        Span<char> stem = stackalloc char[LongestStem];
        var n = word.Length;
        for (var i = 0; i < n; i++)
            stem[i] = Lower(word[i]);
        return Of(stem[..Cut(stem, n)]);
    }

    private static int Cut(Span<char> s, int n)
    {
        if (n > 2 && s[n - 1] == 's' && s[n - 2] == '\'')
            n -= 2;
        else if (n > 1 && s[n - 1] == '\'')
            n--;

        if (n > 4 && Ends(s, n, "ies"))
        {
            n -= 2;
            s[n - 1] = 'y';
        }
        else if (n > 3 && s[n - 1] == 's' && s[n - 2] is not ('s' or 'u' or 'i'))
        {
            n--;
        }

        if (n > 6 && (Ends(s, n, "ment") || Ends(s, n, "ness")))
            n -= 4;
        else if (n > 4 && Ends(s, n, "ly"))
            n -= 2;

        if (n > 5 && Ends(s, n, "ing"))
            n -= 3;
        else if (n > 4 && Ends(s, n, "ed"))
            n -= 2;
        else if (n > 6 && Ends(s, n, "ion") && s[n - 4] is 't' or 's')
            n -= 3;

        if (n > 5 && (Ends(s, n, "er") || Ends(s, n, "or")))
            n -= 2;
        else if (n > 5 && Ends(s, n, "ity"))
            n -= 3;
        var cut = n > 3 && s[n - 1] == 'e' || n > 4 && s[n - 1] is 'y' or 'i';
        if (cut)
            n--;
        if (n > 5 && (Ends(s, n, "is") || Ends(s, n, "iz")))
            n -= 2;
        else if (!cut && n > 3 && s[n - 1] == s[n - 2])
            n--;
        return n;
    }

    private static bool Ends(ReadOnlySpan<char> s, int n, string ending) => s[..n].EndsWith(ending, StringComparison.Ordinal);

    private static char Lower(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        '’' or 'ʼ' or '`' => '\'',
        _ => char.ToLowerInvariant(c),
    };
}
