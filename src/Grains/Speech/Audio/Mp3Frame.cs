namespace Interviewing.Speech.Audio;

/// <summary>The header of a frame of MPEG audio, layer III: four bytes that say how long the frame is and how it sounds.</summary>
internal readonly record struct Mp3Frame
{
    public const int HeaderLength = 4;

    // kbit/s by the header's index; 0 (free) and 15 (forbidden) are of no use here.
    private static ReadOnlySpan<short> BitRates1 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];

    private static ReadOnlySpan<short> BitRates2 => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];

    private static ReadOnlySpan<int> SampleRates1 => [44_100, 48_000, 32_000, 0];

    /// <summary>The whole frame's length, in bytes.</summary>
    public int Length { get; init; }

    /// <summary>Samples of one channel in a second.</summary>
    public int SampleRate { get; init; }

    /// <summary>Samples of one channel in the frame.</summary>
    public int Samples { get; init; }

    /// <summary>Where a Xing or Info header would stand: after the header and the side information.</summary>
    public int XingOffset { get; init; }

    /// <summary>Reads a header; false for what is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Mp3Frame frame)
    {
        frame = default;
        // Eleven bits of synchronisation, and layer III.
        if (bytes.Length < HeaderLength || bytes[0] != 0xFF || (bytes[1] & 0xE6) != 0xE2)
            return false;
        var version = (bytes[1] >> 3) & 3; // 0: 2.5, 2: 2, 3: 1
        var isFirst = version == 3;
        var bitRate = (isFirst ? BitRates1 : BitRates2)[bytes[2] >> 4] * 1000;
        var sampleRate = SampleRates1[(bytes[2] >> 2) & 3] / (version switch { 3 => 1, 2 => 2, _ => 4 });
        if (version == 1 || bitRate == 0 || sampleRate == 0)
            return false;
        var padding = (bytes[2] >> 1) & 1;
        var isMono = bytes[3] >> 6 == 3;
        frame = new()
        {
            Length = ((isFirst ? 144 : 72) * bitRate / sampleRate) + padding,
            SampleRate = sampleRate,
            Samples = isFirst ? 1152 : 576,
            XingOffset = HeaderLength + (isFirst ? isMono ? 17 : 32 : isMono ? 9 : 17),
        };
        return true;
    }
}
