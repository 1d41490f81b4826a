namespace Interviewing.Speech.Audio;

/// <summary>What the samples of a WAVE file are like.</summary>
internal readonly record struct WavFormat
{
    public const int MaxSampleRate = 768_000;

    private const int MaxChannels = 64;

    /// <summary>True for plain samples; false for anything packed or floating.</summary>
    public bool IsPcm { get; init; }

    public int Channels { get; init; }

    public int SampleRate { get; init; }

    public int Bits { get; init; }

    /// <summary>The bytes of one moment, of all channels.</summary>
    public int FrameLength => Channels * Bits / 8;

    public int BytesPerSecond => SampleRate * FrameLength;

    /// <summary>True for what is made here: 16-bit PCM.</summary>
    public bool IsPcm16 => IsPcm && Bits == 16;

    /// <summary>False for numbers that no sound can have.</summary>
    public bool IsSound =>
        Channels is > 0 and <= MaxChannels && SampleRate is > 0 and <= MaxSampleRate && Bits is > 0 and <= 64 && FrameLength > 0;

    /// <summary>How long so many bytes of samples sound.</summary>
    public TimeSpan Duration(long bytes) => TimeSpan.FromSeconds((double)(bytes / FrameLength) / SampleRate);
}
