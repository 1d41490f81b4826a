using System.Collections.Frozen;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>The competencies that are not of one trade, and the words by which they are known (competencies.txt).</summary>
internal static class CompetencyWords
{
    private static readonly (string Name, FrozenSet<ulong> Stems)[] All =
    [
        .. DataFile.Lines("competencies").Select(line => DataFile.Fields(line, ':'))
            .Select(fields => (fields[0], DataFile.Fields(fields[1].Replace('-', ' '), ' ')
                .Select(word => WordKey.StemOf(word)).ToFrozenSet())),
    ];

    private static readonly FrozenDictionary<string, FrozenSet<ulong>> ByName =
        All.ToFrozenDictionary(each => each.Name, each => each.Stems, StringComparer.OrdinalIgnoreCase);

    /// <summary>The stems of a competency's words; none where it is not a known one.</summary>
    public static FrozenSet<ulong> Of(string competency) => ByName.GetValueOrDefault(competency, FrozenSet<ulong>.Empty);

    /// <summary>The competency that a duty asks for most: two of its words must be there, or its verb.</summary>
    public static string? Nearest(SpokenText duty)
    {
        string? nearest = null;
        var most = 1;
        foreach (var (name, stems) in All)
        {
            if (name is "Experience" or "Motivation")
                continue;
            var count = 0;
            for (var i = 0; i < duty.Words.Length; i++)
            {
                var word = duty.Words[i];
                if (!word.Is(WordKind.Function) && stems.Contains(word.Stem))
                    count += i == 0 ? 2 : 1;
            }

            if (count > most)
                (nearest, most) = (name, count);
        }

        return nearest;
    }
}
