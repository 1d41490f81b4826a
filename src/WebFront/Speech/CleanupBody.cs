namespace Interviewing.WebFront.Speech;

/// <summary>Which audio files to delete.</summary>
public sealed record CleanupBody
{
    /// <summary>Those that nobody has asked for in so many minutes; 0 for all. Default: the time that they are kept, a day.</summary>
    public int? OlderThanMinutes { get; init; }
}
