namespace Interviewing.Speech.Audio;

/// <summary>What is done differently for each format.</summary>
internal static class AudioFormats
{
    /// <summary>Joins pieces of a format.</summary>
    public static IAudioJoiner Joiner(AudioFormat format) =>
        format == AudioFormat.Wav ? new WavJoiner() : new Mp3Joiner();

    /// <summary>True for a file of the format that has sound in it.</summary>
    public static bool IsFile(AudioFormat format, ReadOnlySpan<byte> file)
    {
        if (format == AudioFormat.Wav)
            return WavFile.TryReadHead(file, out var wav, out var start) && wav.IsPcm16 && file.Length - start >= wav.FrameLength;
        var at = 0;
        return Mp3File.TryFindFrame(file, ref at, out _);
    }

    /// <summary>How long a file sounds that was made here, read from what is in it.</summary>
    public static TimeSpan Duration(AudioFormat format, Stream file) =>
        format == AudioFormat.Wav ? WavDuration(file) : Mp3Duration(file);

    private static TimeSpan WavDuration(Stream file)
    {
        Span<byte> head = stackalloc byte[WavFile.HeaderLength];
        file.ReadExactly(head);
        return WavFile.TryReadHead(head, out var format, out var start)
            ? format.Duration(file.Length - start)
            : throw new InvalidDataException("The WAVE file has no header.");
    }

    private static TimeSpan Mp3Duration(Stream file)
    {
        Span<byte> head = stackalloc byte[Mp3Frame.HeaderLength];
        double seconds = 0;
        while (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && Mp3Frame.TryRead(head, out var frame))
        {
            seconds += (double)frame.Samples / frame.SampleRate;
            file.Seek(frame.Length - head.Length, SeekOrigin.Current);
        }

        return TimeSpan.FromSeconds(seconds);
    }
}
