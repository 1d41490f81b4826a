using System.Buffers.Binary;

namespace FakeOpenAI;

/// <summary>Audio made by code: real files that every player takes, as a provider sends them.</summary>
public static class MadeAudio
{
    /// <summary>How many samples a second has.</summary>
    public const int SampleRate = 24_000;

    /// <summary>How many samples an MP3 frame has, and bytes.</summary>
    public const int FrameSamples = 576;

    private const int FrameLength = 96;

    /// <summary>How long a text sounds: so many milliseconds a character.</summary>
    public const int MillisecondsPerCharacter = 12;

    /// <summary>How many MP3 frames a text becomes.</summary>
    public static int Frames(string text) =>
        Math.Max(1, text.Length * MillisecondsPerCharacter * SampleRate / 1000 / FrameSamples);

    /// <summary>How many samples a text becomes.</summary>
    public static int Samples(string text) => text.Length * MillisecondsPerCharacter * SampleRate / 1000;

    /// <summary>
    /// An MP3 of silence, 32 kbit/s: a tag at its beginning, a table of contents, the frames, a tag at its end.
    /// </summary>
    public static byte[] Mp3(int frames)
    {
        using MemoryStream file = new();
        file.Write("ID3\u0004\0\0\0\0\0\u0010"u8);
        file.Write(new byte[16]);
        var contents = Frame();
        "Info"u8.CopyTo(contents.AsSpan(13));
        file.Write(contents);
        for (var i = 0; i < frames; i++)
            file.Write(Frame());
        file.Write("TAG"u8);
        file.Write(new byte[125]);
        return file.ToArray();
    }

    /// <summary>A WAVE file of a tone, with a header that does not know its length.</summary>
    public static byte[] Wav(int samples, double amplitude = 0.3, int frequency = 220, bool knowsLength = false, int sampleRate = SampleRate)
    {
        var file = new byte[44 + (samples * 2)];
        var to = file.AsSpan();
        "RIFF"u8.CopyTo(to);
        BinaryPrimitives.WriteUInt32LittleEndian(to[4..], knowsLength ? (uint)file.Length - 8 : uint.MaxValue);
        "WAVEfmt "u8.CopyTo(to[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(to[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(to[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], sampleRate * 2);
        BinaryPrimitives.WriteUInt16LittleEndian(to[32..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(to[34..], 16);
        "data"u8.CopyTo(to[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(to[40..], knowsLength ? (uint)samples * 2 : uint.MaxValue);
        for (var i = 0; i < samples; i++)
        {
            var value = Math.Sin(2 * Math.PI * frequency * i / sampleRate) * amplitude * short.MaxValue;
            BinaryPrimitives.WriteInt16LittleEndian(to[(44 + (i * 2))..], (short)value);
        }

        return file;
    }

    // MPEG 2, layer III, 32 kbit/s, 24 kHz, mono; side information of zeros is silence.
    private static byte[] Frame()
    {
        var frame = new byte[FrameLength];
        ReadOnlySpan<byte> header = [0xFF, 0xF3, 0x44, 0xC0];
        header.CopyTo(frame);
        return frame;
    }
}
