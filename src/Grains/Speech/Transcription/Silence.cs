using System.Buffers.Binary;
using Interviewing.Speech.Audio;

namespace Interviewing.Speech.Transcription;

/// <summary>Listens to 16-bit PCM for anything louder than a quiet room.</summary>
internal sealed class Silence(WavFormat format)
{
    // -56 dB of full scale, over 20 ms: a quiet room is ten below it, a soft voice ten above.
    private const double Threshold = 0.0016 * 32768;
    private const int WindowsPerSecond = 50;

    private readonly int _window = Math.Max(1, format.SampleRate / WindowsPerSecond) * format.FrameLength;

    /// <summary>True once something was heard.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Listens to whole windows; how many bytes those were. What is left is to come again, with more.</summary>
    public int Listen(ReadOnlySpan<byte> samples)
    {
        var heard = 0;
        for (; !IsBroken && samples.Length - heard >= _window; heard += _window)
            IsBroken = Loudness(samples.Slice(heard, _window)) > Threshold;
        return heard;
    }

    // Root of the mean square, around the mean: a sound card's offset is no sound.
    private static double Loudness(ReadOnlySpan<byte> window)
    {
        long sum = 0, squares = 0;
        var count = window.Length / 2;
        for (var i = 0; i < count; i++)
        {
            long sample = BinaryPrimitives.ReadInt16LittleEndian(window[(i * 2)..]);
            sum += sample;
            squares += sample * sample;
        }

        var mean = (double)sum / count;
        return Math.Sqrt(Math.Max(0, ((double)squares / count) - (mean * mean)));
    }
}
