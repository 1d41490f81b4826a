using FakeOpenAI;
using Interviewing.Interviewers;
using Interviewing.Speech.Audio;
using Interviewing.Speech.OpenAI;
using Microsoft.Extensions.Options;

namespace Interviewing.Speech;

/// <summary>Speech over real HTTP from a provider that misbehaves.</summary>
public sealed class OpenAISpeechTests : IAsyncLifetime
{
    private static readonly SpeechRequest Request = new()
    {
        Text = "Hello.",
        Voice = Voice.Onyx,
        Model = "tts",
        Format = AudioFormat.Mp3,
    };

    private readonly OpenAIOptions _options = new()
    {
        ApiKey = "test",
        RetryDelay = TimeSpan.FromMilliseconds(1),
        BreakerMinimumCalls = 1000,
    };

    private FakeOpenAIServer _provider = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await FakeOpenAIServer.StartAsync();
        _options.BaseUrl = _provider.BaseUrl;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Theory]
    [InlineData(AudioFormat.Mp3)]
    [InlineData(AudioFormat.Wav)]
    public async Task WordsBecomeAFileOfTheFormat(AudioFormat format)
    {
        var audio = await Speak(Request with { Format = format });
        Assert.True(AudioFormats.IsFile(format, audio.Span));
        var call = Assert.Single(_provider.Calls);
        Assert.Equal(
            """{"model":"tts","input":"Hello.","voice":"onyx","response_format":"X"}""".Replace("X", call.Fields["response_format"], StringComparison.Ordinal),
            call.Body);
    }

    [Fact]
    public async Task WhatMayPassIsTriedAgainUnderTheSameKey()
    {
        _provider.Enqueue(FakeBehaviour.Fail(500), FakeBehaviour.TooManyRequests("0"));
        await Speak(Request);
        Assert.Equal(3, _provider.Calls.Length);
        Assert.Single(_provider.Calls.Select(call => call.IdempotencyKey).Distinct());

        _provider.Enqueue(FakeBehaviour.With(ReplyFault.HalfAnswer));
        await Speak(Request);
        _provider.Enqueue(FakeBehaviour.With(ReplyFault.WrongType));
        await Speak(Request);
        _provider.Enqueue(FakeBehaviour.With(ReplyFault.Empty));
        await Speak(Request);
        _provider.Enqueue(FakeBehaviour.Hang);
        await Speak(Request, timeoutSeconds: 0.5);
    }

    [Theory]
    [InlineData(401, null, "OPENAI_API_KEY", null)]
    [InlineData(429, "insufficient_quota", "quota", null)]
    [InlineData(400, null, "SPEECH_MODEL", null)]
    [InlineData(503, null, "503", 5)]
    public async Task WhatDoesNotPassSaysWhatToDo(int status, string? code, string says, int? retryAfter)
    {
        _provider.Otherwise = _ => FakeBehaviour.Fail(status, code);
        var failure = await Assert.ThrowsAsync<SpeechUnavailableException>(() => Speak(Request));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Equal(retryAfter, failure.RetryAfterSeconds);
        Assert.Equal(retryAfter is null ? 1 : 3, _provider.Calls.Length);
    }

    [Fact]
    public async Task AProviderThatAsksForALongWaitIsNotWaitedForAndTheCallerIsToldHowLong()
    {
        _provider.Enqueue(FakeBehaviour.TooManyRequests("600"));
        var failure = await Assert.ThrowsAsync<SpeechUnavailableException>(() => Speak(Request));
        Assert.Equal(600, failure.RetryAfterSeconds);
        Assert.Single(_provider.Calls);
    }

    [Fact]
    public async Task AProviderThatNeverSendsAudioIsGivenUp()
    {
        _provider.Otherwise = _ => FakeBehaviour.With(ReplyFault.WrongType);
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => Speak(Request));
        Assert.Equal(2, _provider.Calls.Length);
        _provider.Otherwise = _ => FakeBehaviour.Hang;
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => Speak(Request, timeoutSeconds: 0.2));
    }

    private async Task<ReadOnlyMemory<byte>> Speak(SpeechRequest request, double timeoutSeconds = 10)
    {
        SpeechOptions speech = new() { Model = "tts", CallTimeout = TimeSpan.FromSeconds(timeoutSeconds) };
        using OpenAISpeech speaker = new(Options.Create(_options), Options.Create(speech), TimeProvider.System);
        return await speaker.SpeakAsync(request.Text, request, Cancel);
    }
}
