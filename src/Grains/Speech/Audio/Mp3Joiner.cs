namespace Interviewing.Speech.Audio;

/// <summary>
/// Joins MP3 files frame by frame. Tags and tables of contents stay away: in the middle of a file they would be noise, and
/// at its beginning they would tell the length of the first piece alone.
/// </summary>
internal sealed class Mp3Joiner : IAudioJoiner
{
    private int _sampleRate;
    private long _samples;

    public async ValueTask AppendAsync(ReadOnlyMemory<byte> file, Stream to, CancellationToken cancellationToken)
    {
        var found = 0;
        for (int at = 0, start; Next(file.Span, ref at, out start, out var frame); found++)
        {
            var bytes = file.Slice(start, frame.Length);
            if (found == 0 && Mp3File.IsTableOfContents(bytes.Span, frame.XingOffset))
                continue;
            if (_sampleRate == 0)
                _sampleRate = frame.SampleRate;
            else if (_sampleRate != frame.SampleRate)
                throw new InvalidDataException("The pieces have different sample rates.");
            await to.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            _samples += frame.Samples;
        }

        if (found == 0)
            throw new InvalidDataException("It is not an MP3 file.");
    }

    public ValueTask<TimeSpan> CompleteAsync(Stream to, CancellationToken cancellationToken) => _samples > 0
        ? new(TimeSpan.FromSeconds((double)_samples / _sampleRate))
        : throw new InvalidDataException("There is no sound in it.");

    private static bool Next(ReadOnlySpan<byte> file, ref int at, out int start, out Mp3Frame frame)
    {
        var isThere = Mp3File.TryFindFrame(file, ref at, out frame);
        start = at;
        at += frame.Length;
        return isThere;
    }
}
