namespace Interviewing.Speech.Audio;

/// <summary>Finds the frames of an MP3 file among what else is in it.</summary>
internal static class Mp3File
{
    private const int TagHeaderLength = 10;
    private const int VbriOffset = 36;

    /// <summary>
    /// The next frame from <paramref name="at"/> on, which moves to its beginning; false where there is none. A frame
    /// counts when another of its kind, or nothing more, follows it: any two bytes can look like the beginning of one.
    /// </summary>
    public static bool TryFindFrame(ReadOnlySpan<byte> file, ref int at, out Mp3Frame frame)
    {
        at = SkipTag(file, at);
        for (; at <= file.Length - Mp3Frame.HeaderLength; at++)
        {
            if (Mp3Frame.TryRead(file[at..], out frame) && Follows(file[at..], frame))
                return true;
            var next = file[(at + 1)..].IndexOf((byte)0xFF);
            if (next < 0)
                break;
            at += next;
        }

        frame = default;
        return false;
    }

    /// <summary>True for a frame that has a table of contents in it and no sound (Xing, Info, VBRI).</summary>
    public static bool IsTableOfContents(ReadOnlySpan<byte> frame, int xingOffset) =>
        HasAt(frame, xingOffset, "Xing"u8) || HasAt(frame, xingOffset, "Info"u8) || HasAt(frame, VbriOffset, "VBRI"u8);

    // ID3v2 (id3.org): its length in four times seven bits, without the header.
    private static int SkipTag(ReadOnlySpan<byte> file, int at)
    {
        var tag = file[at..];
        if (tag.Length < TagHeaderLength || !tag.StartsWith("ID3"u8))
            return at;
        var length = ((tag[6] & 0x7F) << 21) | ((tag[7] & 0x7F) << 14) | ((tag[8] & 0x7F) << 7) | (tag[9] & 0x7F);
        return Math.Min(file.Length, at + TagHeaderLength + length);
    }

    private static bool Follows(ReadOnlySpan<byte> file, Mp3Frame frame)
    {
        if (file.Length < frame.Length)
            return false;
        var rest = file[frame.Length..];
        return rest.IsEmpty || rest.StartsWith("TAG"u8) || rest.StartsWith("ID3"u8)
            || (Mp3Frame.TryRead(rest, out var next) && next.SampleRate == frame.SampleRate);
    }

    private static bool HasAt(ReadOnlySpan<byte> frame, int offset, ReadOnlySpan<byte> word) =>
        frame.Length > offset && frame[offset..].StartsWith(word);
}
