using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers;

/// <summary>Who made a reply, and what it cost.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.reply-origin")]
public sealed record ReplyOrigin
{
    /// <summary>Stands in the place of a model's name for the interviewer that needs none.</summary>
    public const string BuiltInModel = "built-in";

    /// <summary>The language model, or <see cref="BuiltInModel"/>.</summary>
    [Id(0)] public required string Model { get; init; }

    /// <summary>True when a language model should have made it and could not.</summary>
    [Id(1)] public bool Degraded { get; init; }

    /// <summary>
    /// Every call that the provider answered on the way here, also those whose answer was refused: they were charged.
    /// </summary>
    [Id(2)] public ImmutableArray<ModelUsage> Usage { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>
    /// The version of the prompt that led to it ("answer-1+0123456789abcdef"), or of the built-in interviewer, for audits; null
    /// where it is not known.
    /// </summary>
    [Id(3)] public string? Prompt { get; init; }
}
