namespace Interviewing.Speech.Transcription;

/// <summary>What was understood.</summary>
public sealed record Transcript
{
    /// <summary>The words; empty where nobody spoke.</summary>
    public required string Text { get; init; }

    /// <summary>The language that was heard, a BCP 47 tag; null where the provider does not say.</summary>
    public string? Language { get; init; }

    /// <summary>How long the audio is; null where the provider does not say.</summary>
    public TimeSpan? Duration { get; init; }
}
