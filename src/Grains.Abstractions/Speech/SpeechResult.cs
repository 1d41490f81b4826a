namespace Interviewing.Speech;

/// <summary>How an audio file stands.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.speech-result")]
public sealed record SpeechResult
{
    /// <summary>The file's name.</summary>
    [Id(0)] public required string FileName { get; init; }

    /// <summary>False while it is still being made: the same call again finds it.</summary>
    [Id(1)] public required bool IsReady { get; init; }

    /// <summary>How long it sounds; zero while it is being made.</summary>
    [Id(2)] public TimeSpan Duration { get; init; }

    /// <summary>True when it was there before it was asked for.</summary>
    [Id(3)] public bool Cached { get; init; }
}
