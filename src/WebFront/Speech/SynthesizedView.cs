namespace Interviewing.WebFront.Speech;

/// <summary>Words as an audio file.</summary>
public sealed record SynthesizedView
{
    /// <summary>Where the file is.</summary>
    public required string AudioUrl { get; init; }

    /// <summary>What was done.</summary>
    public required string Message { get; init; }

    /// <summary>How long it sounds, in milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>True when it was there before it was asked for.</summary>
    public required bool Cached { get; init; }
}
