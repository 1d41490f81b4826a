using Interviewing.Speech;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Speech;

public sealed class SynthesizeTests
{
    private static readonly TimeSpan Sounds = TimeSpan.FromMilliseconds(1234.6);

    [Fact]
    public async Task TheAnswerSaysWhereTheAudioIsAndHowLongItSounds()
    {
        SpeechRequest? asked = null;
        await using var speech = await SpeechHost.StartAsync(grains => Makes(grains, request => asked = request));
        var reply = await speech.Host.PostAsync("/audio/synthesize", """{"text":" Hello. ","voice":"onyx","format":"wav"}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(("Hello.", Voice.Onyx, AudioFormat.Wav, "gpt-4o-mini-tts"), (asked!.Text, asked.Voice, asked.Format, asked.Model));
        Assert.Equal(
            "{\"audioUrl\":\"/audio/file/" + AudioFileName.Of(asked) + "\",\"message\":\"The audio was made.\",\"durationMs\":1234,\"cached\":false}",
            reply.Body);
        await speech.Host.PostAsync("/audio/synthesize", """{"text":"Hello."}""");
        Assert.Equal((Voice.Nova, AudioFormat.Mp3), (asked.Voice, asked.Format));
    }

    [Fact]
    public async Task WhatIsStillBeingMadeIsToBeAskedForAgain()
    {
        await using var speech = await SpeechHost.StartAsync(grains => grains.On<ISpeechGrain>(
            "Make", (key, _) => Task.FromResult(new SpeechResult { FileName = key, IsReady = false })));
        var reply = await speech.Host.PostAsync("/audio/synthesize", """{"text":"Slow."}""");
        Assert.Equal((503, "2"), (reply.Status, reply.Headers["Retry-After"]));
    }

    [Theory]
    [InlineData(9, "9")]
    [InlineData(null, null)]
    public async Task AFailureOfTheProviderIsA503ThatSaysWhenToComeAgainIfThatHelps(int? seconds, string? header)
    {
        await using var speech = await SpeechHost.StartAsync(
            grains => grains.Throws<ISpeechGrain, SpeechResult>("Make", new SpeechUnavailableException("It is down.", seconds)));
        var reply = await speech.Host.PostAsync("/audio/synthesize", """{"text":"Hello."}""");
        Assert.Equal((503, header), (reply.Status, reply.Headers.GetValueOrDefault("Retry-After")));
        Assert.Equal("It is down.", reply.Json.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task WhereNobodyCanSpeakItIsSaidWhatToDo()
    {
        await using var speech = await SpeechHost.StartAsync(configure: settings =>
        {
            settings.OpenAI.ApiKey = null;
            settings.Speech.Provider = SpeechProviderKind.None;
        });
        var reply = await speech.Host.PostAsync("/audio/synthesize", """{"text":"Hello."}""");
        Assert.Equal(503, reply.Status);
        Assert.Contains("OPENAI_API_KEY", reply.Body, StringComparison.Ordinal);
        Assert.Contains("espeak-ng", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTextHasALimit()
    {
        await using var speech = await SpeechHost.StartAsync(
            grains => Makes(grains, _ => { }), configure: settings => settings.Speech.MaxCharacters = 5);
        Assert.Equal(200, (await speech.Host.PostAsync("/audio/synthesize", """{"text":"12345"}""")).Status);
        Assert.NotEmpty((await speech.Host.PostAsync("/audio/synthesize", """{"text":"123456"}""")).ErrorsOf("text"));
    }

    [Fact]
    public async Task ARepetitionUnderAnIdempotencyKeyGetsTheFirstAnswer()
    {
        var made = 0;
        await using var speech = await SpeechHost.StartAsync(grains =>
        {
            FakeIdempotency.In(grains);
            Makes(grains, _ => made++);
        });
        var replies = new List<Reply>();
        for (var i = 0; i < 2; i++)
            replies.Add(await speech.Host.PostAsync("/audio/synthesize", """{"text":"Hello."}""", ("Idempotency-Key", "k")));
        Assert.Equal(replies[0].Body, replies[1].Body);
        Assert.Equal(1, made);
        Assert.Equal(422, (await speech.Host.PostAsync("/audio/synthesize", """{"text":"Other."}""", ("Idempotency-Key", "k"))).Status);
    }

    private static void Makes(FakeGrains grains, Action<SpeechRequest> asked) => grains.On<ISpeechGrain>("Make", (key, arguments) =>
    {
        asked((SpeechRequest)arguments[0]!);
        return Task.FromResult(new SpeechResult { FileName = key, IsReady = true, Duration = Sounds });
    });
}
