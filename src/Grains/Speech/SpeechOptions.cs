using System.ComponentModel.DataAnnotations;

namespace Interviewing.Speech;

/// <summary>How words become sound, and how long the sound is kept.</summary>
public sealed class SpeechOptions
{
    /// <summary>Who makes it (SPEECH_PROVIDER). Default: OpenAI with a key, else espeak-ng where it is installed.</summary>
    public SpeechProviderKind Provider { get; set; } = SpeechProviderKind.Auto;

    /// <summary>True to speak every message of the interviewer (SPEECH_AUTO). Default false.</summary>
    public bool Auto { get; set; }

    /// <summary>The voice where none is asked for (SPEECH_VOICE). Default nova.</summary>
    public Voice Voice { get; set; } = Voice.Nova;

    /// <summary>OpenAI's model (SPEECH_MODEL). Default gpt-4o-mini-tts.</summary>
    [Required(ErrorMessage = "SPEECH_MODEL must name a model.")]
    public string Model { get; set; } = "gpt-4o-mini-tts";

    /// <summary>The format where none is asked for (SPEECH_FORMAT). Default: mp3 where the provider has it, else wav.</summary>
    public AudioFormat? Format { get; set; }

    /// <summary>The longest text, in characters (LIMIT_SPEECH_TEXT); it sounds for some eleven minutes. Default 10,000.</summary>
    [Range(1, 100_000, ErrorMessage = "LIMIT_SPEECH_TEXT must be from 1 to 100000.")]
    public int MaxCharacters { get; set; } = 10_000;

    /// <summary>
    /// How long a call for one piece of a text may take (SPEECH_TIMEOUT_SECONDS); with its retries it may take twice as
    /// long. Default 60 s: a piece can sound for minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00",
        ErrorMessage = "SPEECH_TIMEOUT_SECONDS must be from 0.1 to 300 seconds.")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Calls, or espeak-ng processes, under way at once in a process (SPEECH_MAX_CONCURRENCY). Default 8.</summary>
    [Range(1, 1000, ErrorMessage = "SPEECH_MAX_CONCURRENCY must be from 1 to 1000.")]
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// How long a request waits for its speech before it is told to come again. Default 20 s: it stays under the grain
    /// calls' own time-out of 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:25")]
    public TimeSpan RequestWait { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a request for an audio file waits while the file is being made. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:25")]
    public TimeSpan FileWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an audio file is kept after it was last asked for (AUDIO_KEEP_HOURS). Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:36", "8760:00:00", ErrorMessage = "AUDIO_KEEP_HOURS must be from 0.01 to 8760.")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often old audio files are looked for. Default every 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(15);
}
