using Interviewing.Speech.Audio;

namespace Interviewing.Speech.Transcription;

/// <summary>Tells the type of audio from its first bytes. Names and headers that come with it can say anything.</summary>
internal static class AudioTypes
{
    private const int BrandsOffset = 8;
    private const int DocTypeWithin = 64;

    /// <summary>The type; null for what is no audio, or none that is understood.</summary>
    public static AudioType? Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WAVE"u8))
            return AudioType.Wav;
        if (head.StartsWith("OggS"u8))
            return AudioType.Ogg;
        if (head.StartsWith("fLaC"u8))
            return AudioType.Flac;
        // EBML (RFC 8794); its DocType comes early.
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return head[..Math.Min(head.Length, DocTypeWithin)].IndexOf("webm"u8) >= 0 ? AudioType.Webm : null;
        if (head.Length >= BrandsOffset + 4 && head[4..].StartsWith("ftyp"u8))
            return IsAudioBrand(head.Slice(BrandsOffset, 4)) ? AudioType.M4a : null;
        return IsMp3(head) ? AudioType.Mp3 : null;
    }

    /// <summary>The end of a file name, by which the provider knows the type.</summary>
    public static string Extension(AudioType type) => type.ToString().ToLowerInvariant();

    /// <summary>The media type.</summary>
    public static string MediaType(AudioType type) => type switch
    {
        AudioType.Mp3 => "audio/mpeg",
        AudioType.M4a => "audio/mp4",
        _ => "audio/" + Extension(type),
    };

    // Pictures (heic, avif) are in the same kind of container.
    private static bool IsAudioBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("iso"u8)
        || brand.StartsWith("dash"u8) || brand.StartsWith("3gp"u8) || brand.StartsWith("MSNV"u8);

    private static bool IsMp3(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ID3"u8))
            return true;
        if (!Mp3Frame.TryRead(head, out var frame))
            return false;
        // A second frame must follow where there is room for one: two bytes alone are too little to go by.
        return head.Length < frame.Length + Mp3Frame.HeaderLength || Mp3Frame.TryRead(head[frame.Length..], out _);
    }
}
