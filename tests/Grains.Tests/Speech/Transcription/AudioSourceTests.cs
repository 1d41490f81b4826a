using System.Buffers.Binary;
using System.Text;
using FakeOpenAI;

namespace Interviewing.Speech.Transcription;

public sealed class AudioSourceTests
{
    private const int Rate = MadeAudio.SampleRate;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, AudioType?> Heads => new()
    {
        { "RIFF\u0001\u0001\u0001\u0001WAVEfmt ", AudioType.Wav },
        { "RIFF\u0001\u0001\u0001\u0001AVI fmt ", null },
        { "OggS\0", AudioType.Ogg },
        { "fLaC\0", AudioType.Flac },
        { "\u001A\u0045\u00DF\u00A3\u0001\0\0\0\0\0\0\u001F\u0042\u0082\u0084webm", AudioType.Webm },
        { "\u001A\u0045\u00DF\u00A3\u0001\0\0\0\0\0\0\u001F\u0042\u0082\u0088matroska", null },
        { "\0\0\0\u0018ftypM4A \0\0\0\0", AudioType.M4a },
        { "\0\0\0\u0018ftypisom\0\0\0\0", AudioType.M4a },
        { "\0\0\0\u0018ftypheic\0\0\0\0", null },
        { "ID3\u0004\0\0", AudioType.Mp3 },
        { "\u00FF\u00F3\u0044\u00C0", AudioType.Mp3 },
        { "\u00FF\u00F1\u0050\u0080", null },
        { "<html>", null },
        { "%PDF-1.7", null },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task TheTypeIsToldByTheFirstBytes(string head, AudioType? type)
    {
        var source = await Open(Encoding.Latin1.GetBytes(head));
        Assert.Equal((type, head.Length == 0), (source.Type, source.IsEmpty));
    }

    [Theory]
    [InlineData(0.3, false)]
    [InlineData(0.005, false)]
    [InlineData(0.001, true)]
    [InlineData(0.0, true)]
    public async Task QuietIsSilenceAndSoftIsNot(double amplitude, bool isSilent)
    {
        var wav = MadeAudio.Wav(Rate, amplitude);
        Assert.Equal(isSilent, await (await Open(wav)).IsSilentAsync(Cancel));
        // An offset of the sound card is no sound.
        for (var at = 44; at < wav.Length; at += 2)
        {
            var sample = BinaryPrimitives.ReadInt16LittleEndian(wav.AsSpan(at));
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(at), (short)(sample + 2000));
        }

        Assert.Equal(isSilent, await (await Open(wav)).IsSilentAsync(Cancel));
    }

    [Fact]
    public async Task AWordAfterALongSilenceIsHeardAndNothingOfTheFileIsLost()
    {
        byte[] wav = [.. MadeAudio.Wav(Rate * 5, 0), .. MadeAudio.Wav(Rate)[44..]];
        var source = await Open(wav);
        Assert.False(await source.IsSilentAsync(Cancel));
        Assert.Equal(wav, await Passed(source));
        Assert.Equal(6, source.Duration!.Value.TotalSeconds, 3);
    }

    [Fact]
    public async Task SilenceIsHeldBackOnlyUpToALimit()
    {
        byte[] wav = [.. MadeAudio.Wav(Rate * 60, 0)];
        CountingStream content = new(wav);
        var source = await AudioSource.OpenAsync(content, wav.Length, Cancel);
        Assert.False(await source.IsSilentAsync(Cancel));
        Assert.InRange(content.BytesRead, 1_000_000, 2_000_000);
        Assert.Equal(wav, await Passed(source));
    }

    [Fact]
    public async Task WhatIsNotPlainSamplesIsNotJudged()
    {
        var floating = MadeAudio.Wav(Rate, 0);
        floating[20] = 3;
        Assert.False(await (await Open(floating)).IsSilentAsync(Cancel));
        Assert.False(await (await Open(MadeAudio.Mp3(50))).IsSilentAsync(Cancel));
    }

    [Fact]
    public async Task TooMuchIsRefusedWhereverItShows()
    {
        var wav = MadeAudio.Wav(Rate);
        await Assert.ThrowsAsync<AudioTooLargeException>(() => AudioSource.OpenAsync(new MemoryStream(wav), 1000, Cancel));
        var loud = await AudioSource.OpenAsync(new MemoryStream(wav), 10_000, Cancel);
        await Assert.ThrowsAsync<AudioTooLargeException>(() => Passed(loud));
        var silent = await AudioSource.OpenAsync(new MemoryStream(MadeAudio.Wav(Rate, 0)), 10_000, Cancel);
        await Assert.ThrowsAsync<AudioTooLargeException>(() => silent.IsSilentAsync(Cancel));
        Assert.Equal(wav, await Passed(await AudioSource.OpenAsync(new MemoryStream(wav), wav.Length, Cancel)));
    }

    private static Task<AudioSource> Open(byte[] bytes) => AudioSource.OpenAsync(new CountingStream(bytes), 1 << 24, Cancel);

    private static async Task<byte[]> Passed(AudioSource source)
    {
        using MemoryStream to = new();
        await source.CopyToAsync((bytes, cancelled) => to.WriteAsync(bytes, cancelled), Cancel);
        return to.ToArray();
    }

    /// <summary>Gives a little at a time, as a network does.</summary>
    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1500)], cancellationToken);
            BytesRead += read;
            return read;
        }
    }
}
