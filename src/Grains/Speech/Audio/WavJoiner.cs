namespace Interviewing.Speech.Audio;

/// <summary>Joins WAVE files to the sample: their samples, one after the other, under a header that tells the truth.</summary>
internal sealed class WavJoiner : IAudioJoiner
{
    private WavFormat _format;
    private long _length;

    public async ValueTask AppendAsync(ReadOnlyMemory<byte> file, Stream to, CancellationToken cancellationToken)
    {
        if (!WavFile.TryReadHead(file.Span, out var format, out var start) || !format.IsPcm16)
            throw new InvalidDataException("It is not a WAVE file of 16-bit PCM.");
        if (_length == 0)
        {
            _format = format;
            // A place for the header; its lengths are known at the end.
            await to.WriteAsync(new byte[WavFile.HeaderLength], cancellationToken).ConfigureAwait(false);
        }
        else if (format != _format)
        {
            throw new InvalidDataException("The pieces have different sample rates or channels.");
        }

        var samples = file[start..];
        samples = samples[..(samples.Length - (samples.Length % format.FrameLength))];
        await to.WriteAsync(samples, cancellationToken).ConfigureAwait(false);
        _length += samples.Length;
    }

    public async ValueTask<TimeSpan> CompleteAsync(Stream to, CancellationToken cancellationToken)
    {
        if (_length == 0)
            throw new InvalidDataException("There is no sound in it.");
        to.Position = 0;
        await to.WriteAsync(WavFile.Header(_format, _length), cancellationToken).ConfigureAwait(false);
        return _format.Duration(_length);
    }
}
