namespace Interviewing.WebFront.Speech;

/// <summary>What was understood.</summary>
public sealed record TranscriptionView
{
    /// <summary>The words; empty where nobody spoke.</summary>
    public required string Transcript { get; init; }

    /// <summary>The same words.</summary>
    public string Text => Transcript;

    /// <summary>The language, as it was given or heard; null where it is not known.</summary>
    public required string? Language { get; init; }

    /// <summary>How long the audio is, in milliseconds; null where it is not known.</summary>
    public required long? DurationMs { get; init; }
}
