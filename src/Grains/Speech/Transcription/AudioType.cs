namespace Interviewing.Speech.Transcription;

/// <summary>The kinds of audio that are understood.</summary>
public enum AudioType
{
    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>MPEG audio, layer III.</summary>
    Mp3,

    /// <summary>WebM, what browsers record.</summary>
    Webm,

    /// <summary>Ogg (Opus, Vorbis).</summary>
    Ogg,

    /// <summary>MPEG-4, what telephones record.</summary>
    M4a,

    /// <summary>FLAC.</summary>
    Flac,
}
