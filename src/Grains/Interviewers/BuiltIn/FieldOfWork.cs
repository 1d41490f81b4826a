using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>A situation to put to a candidate.</summary>
/// <param name="Text">The question.</param>
/// <param name="Competency">What it is meant to show.</param>
/// <param name="Expected">What a good answer shows.</param>
internal sealed record Situation(string Text, string Competency, string Expected);

/// <summary>A field of work (domains.txt): how it talks, and what people in it must know.</summary>
internal sealed record FieldOfWork
{
    /// <summary>So many words of a field must stand in a job description for it to be of that field.</summary>
    private const int EnoughWords = 3;

    public required string Name { get; init; }

    /// <summary>The stems of the words that belong to it.</summary>
    public required FrozenSet<ulong> Stems { get; init; }

    /// <summary>What people in it must know, where the job description does not say.</summary>
    public required ImmutableArray<string> Topics { get; init; }

    public required ImmutableArray<Situation> Situations { get; init; }

    /// <summary>Every field, in the order of the file.</summary>
    public static ImmutableArray<FieldOfWork> All { get; } = [.. DataFile.Sections("domains").Select(Parse)];

    /// <summary>For each stem, a bit for each field that it belongs to.</summary>
    private static readonly FrozenDictionary<ulong, uint> FieldsByStem = All
        .SelectMany((field, i) => field.Stems.Select(stem => (Stem: stem, Bit: 1u << i)))
        .GroupBy(pair => pair.Stem)
        .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0u, (bits, pair) => bits | pair.Bit));

    /// <summary>
    /// The fields that a job description is of, the nearest first and at most two: by how many different words of a field
    /// it has. The words of the title, if given, count four times.
    /// </summary>
    public static ImmutableArray<FieldOfWork> Of(HashSet<ulong> stems, IReadOnlyCollection<ulong> titleStems)
    {
        Span<int> counts = stackalloc int[All.Length];
        counts.Clear();
        foreach (var stem in stems)
            Count(counts, stem, 1);
        foreach (var stem in titleStems)
            Count(counts, stem, 3);
        var first = Largest(counts, -1);
        var second = Largest(counts, first);
        if (counts[first] < EnoughWords)
            return [];
        return counts[second] >= EnoughWords && counts[second] * 10 >= counts[first] * 6
            ? [All[first], All[second]]
            : [All[first]];
    }

    private static void Count(Span<int> counts, ulong stem, int weight)
    {
        if (!FieldsByStem.TryGetValue(stem, out var bits))
            return;
        for (; bits != 0; bits &= bits - 1)
            counts[BitOperations.TrailingZeroCount(bits)] += weight;
    }

    private static int Largest(ReadOnlySpan<int> counts, int except)
    {
        var largest = except == 0 ? 1 : 0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (i != except && counts[i] > counts[largest])
                largest = i;
        }

        return largest;
    }

    private static FieldOfWork Parse((string Name, List<string> Lines) section)
    {
        var lines = section.Lines.ToLookup(line => line[..line.IndexOf(':', StringComparison.Ordinal)],
            line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        return new()
        {
            Name = section.Name,
            Stems = lines["words"].SelectMany(line => DataFile.Fields(line, ' '))
                .SelectMany(word => word.Split('-'))
                .Where(word => !Words.Function.Contains(WordKey.Of(word)))
                .Select(word => WordKey.StemOf(word)).ToFrozenSet(),
            Topics = [.. lines["topics"].SelectMany(line => DataFile.Fields(line, ';'))],
            Situations =
            [
                .. lines["situation"].Select(line => DataFile.Fields(line, '|'))
                    .Select(fields => new Situation(fields[0], fields[1], fields[2])),
            ],
        };
    }
}
