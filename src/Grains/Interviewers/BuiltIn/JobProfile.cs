using System.Collections.Immutable;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>What a job asks for, as its description tells.</summary>
internal sealed record JobProfile
{
    /// <summary>The job's title; null where the description names none.</summary>
    public string? Title { get; init; }

    /// <summary>What the candidate has to know, the most important first: "Kubernetes", "mechanical ventilation".</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>What the work consists of, in the order of the description.</summary>
    public ImmutableArray<Duty> Duties { get; init; } = [];

    /// <summary>The fields of work that it is of, the nearest first.</summary>
    public ImmutableArray<FieldOfWork> Fields { get; init; } = [];

    /// <summary>The position, to stand within a sentence.</summary>
    public string Position => Title is null ? "this position" : $"the position of {Title}";
}

/// <summary>A part of a job, to stand behind "part of this job is".</summary>
/// <param name="Phrase">The words: "leading a team of six sales people", "daily stock checks".</param>
/// <param name="IsAction">True where the phrase is an -ing form.</param>
/// <param name="Competency">The competency that it asks for.</param>
internal sealed record Duty(string Phrase, bool IsAction, string Competency);
