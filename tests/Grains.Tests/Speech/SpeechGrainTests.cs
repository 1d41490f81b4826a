using FakeOpenAI;
using Interviewing.Silos;

namespace Interviewing.Speech;

public sealed class SpeechGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly ScriptedSpeaker _speaker;
    private readonly InterviewSilo _silo;

    public SpeechGrainTests()
    {
        _speaker = new() { MaxPieceBytes = 100 };
        _silo = new() { Speaker = _speaker };
    }

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task AHundredRequestsAtOnceForOneSentenceMakeOneCall()
    {
        TaskCompletionSource go = new();
        _speaker.Before = _ => go.Task;
        var request = Request("Hello.");
        var asked = Enumerable.Range(0, 100).Select(_ => Make(request)).ToList();
        await _silo.Eventually(() => Task.FromResult(!_speaker.Pieces.IsEmpty));
        go.SetResult();
        var results = await Task.WhenAll(asked);

        Assert.Single(_speaker.Pieces);
        Assert.All(results, result => Assert.True(result is { IsReady: true, Cached: false }));
        var again = await Make(request);
        Assert.True(again.Cached);
        Assert.Equal(results[0].Duration, again.Duration);
        Assert.Equal(MadeAudio.Samples("Hello.") * 1.0 / MadeAudio.SampleRate, again.Duration.TotalSeconds, 3);
        Assert.Single(_speaker.Pieces);
    }

    [Fact]
    public async Task ALongTextIsOneFileWithoutAGap()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40).Select(n => $"This is sentence number {n}."));
        var result = await Make(Request(text));
        Assert.InRange(_speaker.Pieces.Count, 10, 20);
        var samples = _speaker.Pieces.Sum(MadeAudio.Samples);
        Assert.Equal(44 + (samples * 2), new FileInfo(Path.Combine(_silo.AudioFolder.FullName, result.FileName)).Length);
        Assert.Equal(samples * 1.0 / MadeAudio.SampleRate, result.Duration.TotalSeconds, 3);
    }

    [Fact]
    public async Task WhatTakesLongerThanTheWaitIsFinishedAndTheRetryFindsIt()
    {
        TaskCompletionSource go = new();
        _speaker.Before = _ => go.Task;
        var request = Request("Slow.");
        Assert.False((await _silo.Elapse(Make(request, TimeSpan.FromMilliseconds(50)))).IsReady);
        Assert.False((await Make(request, TimeSpan.Zero)).IsReady);
        Assert.False((await _silo.Elapse(Grain(request).Find(TimeSpan.FromMilliseconds(50))))!.IsReady);
        var waits = Grain(request).Find(Long);
        go.SetResult();
        Assert.True((await waits)!.IsReady);
        Assert.True((await Make(request)).Cached);
        Assert.Single(_speaker.Pieces);
    }

    [Fact]
    public async Task AFailureReachesAllWhoWaitAndTheNextTryBeginsAnew()
    {
        TaskCompletionSource fail = new();
        _speaker.Before = _ => fail.Task;
        var request = Request("Fails.");
        var asked = Enumerable.Range(0, 5).Select(_ => Make(request)).ToList();
        await _silo.Eventually(() => Task.FromResult(!_speaker.Pieces.IsEmpty));
        fail.SetException(new SpeechUnavailableException("The provider is down.", 7));
        foreach (var each in asked)
            Assert.Equal(7, (await Assert.ThrowsAsync<SpeechUnavailableException>(() => each)).RetryAfterSeconds);
        Assert.Empty(Files());
        _speaker.Before = _ => Task.CompletedTask;
        Assert.True((await Make(request)).IsReady);
    }

    [Fact]
    public async Task WhatIsDiscardedIsGoneAlsoWhereItWasBeingMade()
    {
        var request = Request("Gone.");
        await Make(request);
        Assert.Single(Files());
        await Grain(request).Discard();
        Assert.Empty(Files());
        Assert.Null(await Grain(request).Find(Long));

        _speaker.Before = cancelled => Task.Delay(Timeout.Infinite, cancelled);
        var waits = Make(request);
        await _silo.Eventually(() => Task.FromResult(_speaker.Pieces.Count == 2));
        await Grain(request).Discard();
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => waits);
        Assert.Empty(Files());

        _speaker.Before = _ => Task.CompletedTask;
        Assert.True((await Make(request)).IsReady);
    }

    [Fact]
    public async Task AFileThatWasCleanedAwayIsMadeAgain()
    {
        var request = Request("Again.");
        await Make(request);
        Assert.Equal(1, _silo.Audio.DeleteOlderThan(TimeSpan.Zero).Files);
        Assert.False((await Make(request)).Cached);
        Assert.Single(Files());
    }

    [Fact]
    public async Task AFileOfOtherWordsThanItsNameSaysIsNotMade()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Grain(Request("One.")).Make(Request("Two."), Long));
        Assert.Empty(_speaker.Pieces);
    }

    private static SpeechRequest Request(string text) =>
        new() { Text = text, Voice = Voice.Nova, Model = "scripted", Format = AudioFormat.Wav };

    private ISpeechGrain Grain(SpeechRequest request) =>
        _silo.GrainFactory.GetGrain<ISpeechGrain>(AudioFileName.Of(request));

    private Task<SpeechResult> Make(SpeechRequest request, TimeSpan? wait = null) => Grain(request).Make(request, wait ?? Long);

    private FileInfo[] Files() => _silo.AudioFolder.Exists ? _silo.AudioFolder.GetFiles() : [];
}
