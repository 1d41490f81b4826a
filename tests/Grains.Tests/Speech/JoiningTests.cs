using FakeOpenAI;
using Interviewing.Speech.Audio;

namespace Interviewing.Speech;

public sealed class JoiningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WavesAreJoinedToTheSampleUnderAHeaderThatTellsTheTruth()
    {
        byte[][] pieces = [MadeAudio.Wav(1000), MadeAudio.Wav(777, knowsLength: true), MadeAudio.Wav(3)];
        var (file, duration) = await Join(AudioFormat.Wav, pieces);

        Assert.Equal(pieces.SelectMany(piece => piece[44..]), file[44..]);
        Assert.Equal(MadeAudio.Wav(1780, knowsLength: true)[..44], file[..44]);
        Assert.Equal(1780.0 / MadeAudio.SampleRate, duration.TotalSeconds, 6);
        Assert.Equal(duration, AudioFormats.Duration(AudioFormat.Wav, new MemoryStream(file)));
    }

    [Fact]
    public async Task OfMp3FilesTheFramesAreJoinedAndNothingElse()
    {
        var (file, duration) = await Join(AudioFormat.Mp3, [MadeAudio.Mp3(10), MadeAudio.Mp3(5)]);

        Assert.Equal(15 * 96, file.Length);
        Assert.All(file.Chunk(96), frame => Assert.True(Mp3Frame.TryRead(frame, out _)));
        Assert.False(Has(file, "Info"u8) || Has(file, "TAG"u8) || Has(file, "ID3"u8));
        Assert.Equal(15.0 * MadeAudio.FrameSamples / MadeAudio.SampleRate, duration.TotalSeconds, 6);
        Assert.Equal(duration, AudioFormats.Duration(AudioFormat.Mp3, new MemoryStream(file)));
    }

    [Fact]
    public async Task HalfAFrameAtTheEndIsLeftAway()
    {
        var (file, _) = await Join(AudioFormat.Mp3, [MadeAudio.Mp3(10)[..^(128 + 40)]]);
        Assert.Equal(0, file.Length % 96);
        Assert.InRange(file.Length / 96, 8, 9);
    }

    [Fact]
    public async Task PiecesThatSoundOtherwiseAreNotJoined()
    {
        await Assert.ThrowsAsync<InvalidDataException>(
            () => Join(AudioFormat.Wav, [MadeAudio.Wav(10), MadeAudio.Wav(10, sampleRate: 16_000)]));
        await Assert.ThrowsAsync<InvalidDataException>(() => Join(AudioFormat.Wav, [MadeAudio.Mp3(10)]));
        await Assert.ThrowsAsync<InvalidDataException>(() => Join(AudioFormat.Mp3, [MadeAudio.Wav(10)]));
        await Assert.ThrowsAsync<InvalidDataException>(() => Join(AudioFormat.Mp3, []));
        await Assert.ThrowsAsync<InvalidDataException>(() => Join(AudioFormat.Wav, [MadeAudio.Wav(0)]));
    }

    [Theory]
    [InlineData(AudioFormat.Wav)]
    [InlineData(AudioFormat.Mp3)]
    public async Task NoBytesAreReadBeyondTheirEnd(AudioFormat format)
    {
        Random random = new(11);
        var whole = format == AudioFormat.Wav ? MadeAudio.Wav(400) : MadeAudio.Mp3(8);
        for (var round = 0; round < 500; round++)
        {
            var broken = whole[..random.Next(whole.Length)];
            for (var change = random.Next(4); change > 0 && broken.Length > 0; change--)
                broken[random.Next(Math.Min(broken.Length, 160))] = (byte)random.Next(256);
            var failure = await Record.ExceptionAsync(() => Join(format, [broken]));
            Assert.True(failure is null or InvalidDataException, failure?.ToString());
        }
    }

    private static async Task<(byte[] File, TimeSpan Duration)> Join(AudioFormat format, byte[][] pieces)
    {
        using MemoryStream file = new();
        var joiner = AudioFormats.Joiner(format);
        foreach (var piece in pieces)
            await joiner.AppendAsync(piece, file, Cancel);
        var duration = await joiner.CompleteAsync(file, Cancel);
        return (file.ToArray(), duration);
    }

    private static bool Has(byte[] file, ReadOnlySpan<byte> word) => file.AsSpan().IndexOf(word) >= 0;
}
