using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// What was read out of a job description. Many interviews share one, and each asks for it at every answer; so a few are
/// kept. That changes nothing but the time it takes.
/// </summary>
internal sealed class KnownJob
{
    /// <summary>So many are kept (some 10 kB each); then all are forgotten, and the living ones are read anew.</summary>
    private const int MostKept = 64;

    private static readonly ConcurrentDictionary<string, KnownJob> Kept = new(StringComparer.Ordinal);

    private readonly Lazy<JobProfile> _profile;

    private KnownJob(string description)
    {
        Vocabulary = JobVocabulary.Stems(description);
        Fields = FieldOfWork.Of(Vocabulary, []);
        _profile = new(() => JobDescriptionReader.Read(description));
    }

    /// <summary>The stems of the words that tell its subject. Not changed by anybody.</summary>
    public HashSet<ulong> Vocabulary { get; }

    /// <summary>The fields of work that its words are of.</summary>
    public ImmutableArray<FieldOfWork> Fields { get; }

    /// <summary>What an interview can be made of.</summary>
    public JobProfile Profile => _profile.Value;

    /// <summary>The job of a description.</summary>
    public static KnownJob Of(string description)
    {
        if (Kept.TryGetValue(description, out var known))
            return known;
        if (Kept.Count >= MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(description, static each => new(each));
    }
}
