using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers;

/// <summary>Who made a reply, and what it cost.</summary>
public sealed record ReplyOrigin
{
    /// <summary>The name of <see cref="BuiltInModel"/> stands for the interviewer that needs no model.</summary>
    public const string BuiltInModel = "built-in";

    /// <summary>The language model, or <see cref="BuiltInModel"/>.</summary>
    public required string Model { get; init; }

    /// <summary>True when a language model should have made it and could not.</summary>
    public bool Degraded { get; init; }

    /// <summary>
    /// Every call that the provider answered on the way here, also those whose answer was refused: they were charged.
    /// </summary>
    public ImmutableArray<ModelUsage> Usage { get; init; } = [];
}
