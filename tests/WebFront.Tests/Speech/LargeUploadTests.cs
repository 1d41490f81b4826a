using System.Net.Http.Headers;
using FakeOpenAI;

namespace Interviewing.WebFront.Tests.Speech;

/// <summary>What is allocated is counted for the whole process: nothing runs beside it.</summary>
[CollectionDefinition(nameof(LargeUploadTests), DisableParallelization = true)]
[Collection(nameof(LargeUploadTests))]
public sealed class LargeUploadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LargeUploadsPassThroughAndAreNotHeld()
    {
        using SwallowingProvider provider = new();
        await using var speech = await SpeechHost.StartAsync(provider: provider.BaseUrl);
        const int Blocks = 300;
        var block = MadeAudio.Wav(34_000)[44..];
        long length = Blocks * block.Length;
        using MultipartFormDataContent form = [];
        using BlocksContent content = new([MadeAudio.Wav(0), .. Enumerable.Repeat(block, Blocks)]);
        form.Add(content, "file", "long.wav");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var response = await speech.Host.Client.PostAsync("/transcription/audio", form, Cancel);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.True(await provider.Swallowed > length);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(allocated < length / 4, $"{allocated:N0} bytes were allocated for {length:N0}.");
    }

    private sealed class BlocksContent : HttpContent
    {
        private readonly byte[][] _blocks;

        public BlocksContent(byte[][] blocks)
        {
            _blocks = blocks;
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            foreach (var block in _blocks)
                await stream.WriteAsync(block, Cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
