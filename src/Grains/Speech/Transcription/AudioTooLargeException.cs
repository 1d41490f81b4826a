namespace Interviewing.Speech.Transcription;

/// <summary>The audio is larger than is taken (413).</summary>
public sealed class AudioTooLargeException(long maxBytes)
    : Exception(FormattableString.Invariant($"The file is larger than {maxBytes} bytes."));
