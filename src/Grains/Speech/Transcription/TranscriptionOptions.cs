using System.ComponentModel.DataAnnotations;

namespace Interviewing.Speech.Transcription;

/// <summary>How sound becomes words.</summary>
public sealed class TranscriptionOptions
{
    /// <summary>
    /// The model (TRANSCRIPTION_MODEL). Default whisper-1: it alone says how long the sound is, which language it
    /// heard, and how sure it is that somebody speaks at all.
    /// </summary>
    [Required(ErrorMessage = "TRANSCRIPTION_MODEL must name a model.")]
    public string Model { get; set; } = "whisper-1";

    /// <summary>The largest file, in bytes (LIMIT_AUDIO_BYTES). Default 25 MiB, the provider's own limit.</summary>
    [Range(1024, 1024 * 1024 * 1024, ErrorMessage = "LIMIT_AUDIO_BYTES must be from 1024 to 1073741824.")]
    public int MaxBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Transcriptions under way at once in a process (TRANSCRIPTION_MAX_CONCURRENCY). Default 4.</summary>
    [Range(1, 1000, ErrorMessage = "TRANSCRIPTION_MAX_CONCURRENCY must be from 1 to 1000.")]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How long one more waits for its turn before it is told to come again. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20")]
    public TimeSpan TurnWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long one may take from its first byte to its words (TRANSCRIPTION_TIMEOUT_SECONDS), the upload included.
    /// Default 120 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00",
        ErrorMessage = "TRANSCRIPTION_TIMEOUT_SECONDS must be from 0.1 to 600 seconds.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(120);
}
