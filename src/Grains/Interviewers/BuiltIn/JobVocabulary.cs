namespace Interviewing.Interviewers.BuiltIn;

/// <summary>The words of a job description that tell its subject.</summary>
internal static class JobVocabulary
{
    /// <summary>Longer descriptions are read up to here.</summary>
    private const int LongestRead = 12_000;

    /// <summary>The stems of the words that are not of every text.</summary>
    public static HashSet<ulong> Stems(string description)
    {
        var text = SpokenText.Read(description.Length <= LongestRead ? description : description[..LongestRead]);
        var stems = new HashSet<ulong>(text.Words.Length / 2);
        foreach (var word in text.Words)
        {
            if (word.IsPlain && word.Length > 2)
                stems.Add(word.Stem);
        }

        return stems;
    }
}
