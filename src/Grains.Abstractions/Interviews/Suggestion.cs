namespace Interviewing.Interviews;

/// <summary>What the candidate was heard to say: a suggestion for the next answer, which the client still sends.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.suggestion")]
public sealed record Suggestion
{
    /// <summary>The words, as they were understood.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <summary>When they were understood, UTC.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }
}
