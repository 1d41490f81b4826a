namespace Interviewing.Interviews;

/// <summary>What the candidate said to being interviewed by an AI: the last word counts.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.consent")]
public sealed record Consent
{
    /// <summary>True for consent; false for none, or for one that was withdrawn.</summary>
    [Id(0)] public required bool Given { get; init; }

    /// <summary>The words that the candidate agreed to, or did not.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>When it was said, UTC.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }
}
