using FakeOpenAI;
using Interviewing.Interviewers;
using Microsoft.Extensions.Options;

namespace Interviewing.Speech.Transcription;

/// <summary>Transcription over real HTTP from a provider that misbehaves.</summary>
public sealed class OpenAITranscriberTests : IAsyncLifetime
{
    private static readonly byte[] Wav = MadeAudio.Wav(MadeAudio.SampleRate);

    private readonly OpenAIOptions _options = new() { ApiKey = "test" };
    private FakeOpenAIServer _provider = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeOpenAIServer.StartAsync();
        _options.BaseUrl = _provider.BaseUrl;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task TheFileArrivesAsItCameUnderTheNameOfItsType()
    {
        var mp3 = MadeAudio.Mp3(40);
        var heard = await Transcribe(mp3, language: "de-CH");
        Assert.Equal(("I have been a nurse for six years.", "de-CH", 2.5), (heard.Text, heard.Language, heard.Duration!.Value.TotalSeconds));
        var call = Assert.Single(_provider.Calls);
        Assert.Equal(mp3, call.File);
        Assert.Equal(
            [("filename", "audio.mp3"), ("language", "de"), ("model", "whisper-1"), ("response_format", "verbose_json")],
            call.Fields.Select(field => (field.Key, field.Value)).Order());
    }

    [Fact]
    public async Task WhatTheModelDoesNotSayIsReadFromTheFileOrLeftOut()
    {
        _provider.Transcribe = _ => """{"text":"Yes.","logprobs":[{"token":"Yes","logprob":-0.01,"bytes":[1]}],"usage":{"type":"tokens"}}""";
        var heard = await Transcribe(Wav, model: "gpt-4o-mini-transcribe");
        Assert.Equal(("Yes.", null, 1.0), (heard.Text, heard.Language, heard.Duration!.Value.TotalSeconds));
        Assert.Equal("json", _provider.Calls[0].Fields["response_format"]);
        Assert.Equal("logprobs", _provider.Calls[0].Fields["include[]"]);
        Assert.Null((await Transcribe(MadeAudio.Mp3(20), model: "other")).Duration);
        Assert.False(_provider.Calls[1].Fields.ContainsKey("include[]"));
    }

    public static TheoryData<FakeBehaviour> Troubles =>
    [
        FakeBehaviour.Fail(500), FakeBehaviour.Fail(401), FakeBehaviour.TooManyRequests("7"),
        FakeBehaviour.With(ReplyFault.HalfAnswer), FakeBehaviour.With(ReplyFault.WrongType), FakeBehaviour.With(ReplyFault.Empty),
    ];

    // The audio has gone by: there is nothing left to try again with.
    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task AProviderThatFailsIsNotAskedTwiceAndTheCallerIsToldSo(FakeBehaviour trouble)
    {
        _provider.Enqueue(trouble);
        var failure = await Assert.ThrowsAsync<SpeechUnavailableException>(() => Transcribe(Wav));
        Assert.Equal(trouble.RetryAfter is null ? trouble.Status == 401 ? null : 5 : 7, failure.RetryAfterSeconds);
        Assert.Single(_provider.Calls);
    }

    [Fact]
    public async Task WhatIsWrongWithTheUploadIsSaidAsItIsAndNotAsTheProvidersFault()
    {
        await Assert.ThrowsAsync<AudioTooLargeException>(() => Transcribe(Wav, maxBytes: 10_000));
        var broken = new InvalidInputException("language", "is none");
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidInputException>(() => Transcribe(Wav, failure: broken)));
        Assert.Empty(_provider.Calls);
        Assert.NotEmpty((await Transcribe(Wav)).Text);
    }

    [Fact]
    public async Task OnlySoManyAreUnderWayAndEachHasItsTime()
    {
        TranscriptionOptions options = new()
        {
            MaxConcurrency = 2,
            TurnWait = TimeSpan.FromMilliseconds(50),
            Timeout = TimeSpan.FromSeconds(30),
        };
        using var transcriber = Transcriber("whisper-1");
        using TranscriptionDesk desk = new(Options.Create(options), transcriber, TimeProvider.System);
        TaskCompletionSource<int> go = new();
        var first = desk.RunAsync((_, _) => go.Task, Cancel);
        var second = desk.RunAsync((_, _) => go.Task, Cancel);
        var refused = await Assert.ThrowsAsync<SpeechUnavailableException>(() => desk.RunAsync((_, _) => go.Task, Cancel));
        Assert.NotNull(refused.RetryAfterSeconds);
        go.SetResult(1);
        Assert.Equal(2, await first + await second);
        Assert.Equal(3, await desk.RunAsync((_, _) => Task.FromResult(3), Cancel));

        options.Timeout = TimeSpan.FromMilliseconds(100);
        _provider.Enqueue(FakeBehaviour.Hang);
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => desk.RunAsync(
            async (listener, cancelled) => await listener.TranscribeAsync(
                await AudioSource.OpenAsync(new MemoryStream(Wav), Wav.Length, cancelled), _ => Task.FromResult<string?>(null), cancelled),
            Cancel));
        using TranscriptionDesk nobody = new(Options.Create(options), null, TimeProvider.System);
        var deaf = await Assert.ThrowsAsync<SpeechUnavailableException>(() => nobody.RunAsync((_, _) => go.Task, Cancel));
        Assert.Contains("OPENAI_API_KEY", deaf.Message, StringComparison.Ordinal);
    }

    private OpenAITranscriber Transcriber(string model) => new(
        Options.Create(_options), Options.Create(new TranscriptionOptions { Model = model }), TimeProvider.System);

    private async Task<Transcript> Transcribe(
        byte[] file, string model = "whisper-1", string? language = null, int maxBytes = 1 << 20, Exception? failure = null)
    {
        using var transcriber = Transcriber(model);
        var audio = await AudioSource.OpenAsync(new MemoryStream(file), maxBytes, Cancel);
        return await transcriber.TranscribeAsync(
            audio, _ => failure is null ? Task.FromResult(language) : Task.FromException<string?>(failure), Cancel);
    }
}
