using System.Collections.Frozen;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>The words that are known by what they do in a sentence (words.txt).</summary>
internal static class Words
{
    private static readonly Dictionary<string, FrozenSet<ulong>> Lists = DataFile.Sections("words")
        .ToDictionary(section => section.Name, section => Keys(section.Lines), StringComparer.Ordinal);

    /// <summary>Words that hold a sentence together.</summary>
    public static readonly FrozenSet<ulong> Function = Lists["function"];

    /// <summary>Words that say nothing of the subject.</summary>
    public static readonly FrozenSet<ulong> Common = Lists["common"];

    /// <summary>Past forms that say little of what was done.</summary>
    public static readonly FrozenSet<ulong> WeakVerbs = Lists["weak verbs"];

    /// <summary>Irregular participles.</summary>
    public static readonly FrozenSet<ulong> Participles = Lists["participles"];

    /// <summary>Numbers in words.</summary>
    public static readonly FrozenSet<ulong> Numbers = Lists["numbers"];

    /// <summary>Days, months, seasons.</summary>
    public static readonly FrozenSet<ulong> TimeNames = Lists["time names"];

    /// <summary>Words with which a phrase cannot end.</summary>
    public static readonly FrozenSet<ulong> Tails = Lists["tail"];

    /// <summary>Words with which a new clause begins.</summary>
    public static readonly FrozenSet<ulong> ClauseBreaks = Lists["clause break"];

    /// <summary>What stands between "I" and its verb.</summary>
    public static readonly FrozenSet<ulong> Adverbs = Lists["adverbs"];

    private static readonly FrozenSet<ulong> Past = Lists["past verbs"];
    private static readonly FrozenSet<ulong> NotPast = Lists["not past"];

    /// <summary>True for a past form: an irregular one, or one in -ed.</summary>
    public static bool IsPast(ReadOnlySpan<char> word, ulong key) =>
        Past.Contains(key)
        || (word.Length > 3 && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && !NotPast.Contains(key));

    private static FrozenSet<ulong> Keys(List<string> lines) =>
        lines.SelectMany(line => DataFile.Fields(line, ' ')).Select(word => WordKey.Of(word)).ToFrozenSet();
}
