namespace Interviewing.WebFront.Speech;

/// <summary>What a cleaning took away.</summary>
public sealed record CleanupView
{
    /// <summary>What was done.</summary>
    public required string Message { get; init; }

    /// <summary>How many audio files are gone.</summary>
    public required int Deleted { get; init; }

    /// <summary>How much room they took, in bytes.</summary>
    public required long FreedBytes { get; init; }
}
