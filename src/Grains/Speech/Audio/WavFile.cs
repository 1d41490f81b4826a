using System.Buffers.Binary;

namespace Interviewing.Speech.Audio;

/// <summary>Reads and writes RIFF WAVE files.</summary>
internal static class WavFile
{
    /// <summary>The length of the header that <see cref="Header"/> makes.</summary>
    public const int HeaderLength = 44;

    private const int FormatLength = 16;
    private const ushort Pcm = 1;
    private const ushort Extensible = 0xFFFE;
    private const int SubFormatOffset = 24;

    /// <summary>
    /// Reads the head of a file: where its samples begin and what they are like; false while it is not there, or where it
    /// is none. What the head says of lengths is not believed: whoever writes to a pipe cannot know them.
    /// </summary>
    public static bool TryReadHead(ReadOnlySpan<byte> file, out WavFormat format, out int dataStart)
    {
        (format, dataStart) = (default, 0);
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
            return false;
        var at = 12;
        while (file.Length - at >= 8)
        {
            var name = file.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            at += 8;
            if (name.SequenceEqual("data"u8))
            {
                dataStart = at;
                return format.IsSound;
            }

            if (length > (uint)(file.Length - at))
                return false;
            if (name.SequenceEqual("fmt "u8) && length >= FormatLength)
                format = ReadFormat(file.Slice(at, (int)length));
            // Chunks begin at even places.
            at += (int)(length + (length & 1));
        }

        return false;
    }

    /// <summary>The header of a file of 16-bit PCM.</summary>
    public static byte[] Header(WavFormat format, long dataLength)
    {
        var header = new byte[HeaderLength];
        var to = header.AsSpan();
        "RIFF"u8.CopyTo(to);
        BinaryPrimitives.WriteUInt32LittleEndian(to[4..], (uint)(HeaderLength - 8 + dataLength));
        "WAVEfmt "u8.CopyTo(to[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(to[16..], FormatLength);
        BinaryPrimitives.WriteUInt16LittleEndian(to[20..], Pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)format.Channels);
        BinaryPrimitives.WriteUInt32LittleEndian(to[24..], (uint)format.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(to[28..], (uint)format.BytesPerSecond);
        BinaryPrimitives.WriteUInt16LittleEndian(to[32..], (ushort)format.FrameLength);
        BinaryPrimitives.WriteUInt16LittleEndian(to[34..], (ushort)format.Bits);
        "data"u8.CopyTo(to[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(to[40..], (uint)dataLength);
        return header;
    }

    private static WavFormat ReadFormat(ReadOnlySpan<byte> chunk)
    {
        var encoding = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (encoding == Extensible && chunk.Length >= SubFormatOffset + 2)
            encoding = BinaryPrimitives.ReadUInt16LittleEndian(chunk[SubFormatOffset..]);
        return new WavFormat
        {
            IsPcm = encoding == Pcm,
            Channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
            SampleRate = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]), WavFormat.MaxSampleRate + 1u),
            Bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]),
        };
    }
}
