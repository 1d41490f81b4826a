using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Speech;

public sealed class InterviewSpeechTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly ScriptedSpeaker _speaker = new();
    private readonly InterviewSilo _silo;

    public InterviewSpeechTests()
    {
        _silo = new() { Speaker = _speaker };
        _silo.Settings.Speech.Auto = true;
    }

    public ValueTask InitializeAsync() => _silo.InitializeAsync();

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    [Fact]
    public async Task EveryMessageOfTheInterviewerTellsItsAudioAndNeverWaitsForIt()
    {
        TaskCompletionSource go = new();
        _speaker.Before = _ => go.Task;
        var (grain, id) = await Started();
        var turn = await grain.Respond(Answer("Hello."));
        var end = await grain.End();

        var transcript = await grain.GetTranscript();
        var spoken = transcript.Where(utterance => utterance.Speaker == Interviews.Speaker.Ai).ToList();
        Assert.Equal(3, spoken.Count);
        Assert.All(spoken, utterance => Assert.StartsWith("/audio/file/", utterance.AudioUrl, StringComparison.Ordinal));
        Assert.All(spoken, utterance => Assert.EndsWith($".wav?sessionId={id}", utterance.AudioUrl, StringComparison.Ordinal));
        Assert.Null(transcript.Single(utterance => utterance.Speaker == Interviews.Speaker.Candidate).AudioUrl);
        var events = (await grain.GetEvents(0)).OfType<AiInterviewerMessage>();
        Assert.Equal(spoken.Select(utterance => utterance.AudioUrl), events.Select(message => message.AudioUrl));
        Assert.Equal((spoken[1].AudioUrl, spoken[2].AudioUrl), (turn.AudioUrl, end.AudioUrl));
        Assert.Equal(3, spoken.Select(utterance => utterance.AudioUrl).Distinct().Count());
        // All three are being made, and none is yet.
        await _silo.Eventually(() => Task.FromResult(_speaker.Pieces.Count == 3));
        Assert.Empty(_silo.AudioFolder.GetFiles("*.wav"));

        go.SetResult();
        foreach (var utterance in spoken)
            Assert.True((await grain.Speak(NameIn(utterance.AudioUrl), Long))!.IsReady);
        Assert.Equal(3, _speaker.Pieces.Count);
    }

    [Fact]
    public async Task AudioThatIsGoneIsMadeAgainOfTheInterviewsOwnWordsAndOfNoOthers()
    {
        var (grain, _) = await Started();
        var name = NameIn((await grain.GetTranscript())[0].AudioUrl);
        await grain.Speak(name, Long);
        _silo.Audio.DeleteOlderThan(TimeSpan.Zero);
        Assert.True((await grain.Speak(name, Long))! is { IsReady: true, Cached: false });
        Assert.Null(await grain.Speak((name[0] == '0' ? "1" : "0") + name[1..], Long));
    }

    [Fact]
    public async Task AProviderThatFailsHarmsNoInterview()
    {
        _speaker.Before = _ => throw new SpeechUnavailableException("Down.");
        var (grain, _) = await Started();
        var turn = await grain.Respond(Answer("Hello."));
        Assert.NotNull(turn.AudioUrl);
        await Assert.ThrowsAsync<SpeechUnavailableException>(() => grain.Speak(NameIn(turn.AudioUrl), Long));
    }

    [Fact]
    public async Task ErasingAnInterviewErasesItsAudioAlsoWhatIsBeingMade()
    {
        var (grain, _) = await Started();
        await grain.Speak(NameIn((await grain.GetTranscript())[0].AudioUrl), Long);
        _speaker.Before = cancelled => Task.Delay(Timeout.Infinite, cancelled);
        await grain.Respond(Answer("Hello."));
        await _silo.Eventually(() => Task.FromResult(_silo.AudioFolder.GetFiles().Length == 2));
        await grain.Erase();
        Assert.Empty(_silo.AudioFolder.GetFiles());
    }

    [Fact]
    public async Task WithoutTheSettingOrWithoutASpeakerNothingIsSpoken()
    {
        await using InterviewSilo off = new() { Speaker = _speaker };
        await off.InitializeAsync();
        await using InterviewSilo mute = new();
        mute.Settings.Speech.Auto = true;
        await mute.InitializeAsync();
        foreach (var silo in (InterviewSilo[])[off, mute])
        {
            var grain = silo.NewInterview(out _);
            await grain.Create(Command);
            Assert.Null((await grain.Start()).AudioUrl);
            Assert.Null((await grain.GetTranscript())[0].AudioUrl);
        }

        Assert.Empty(_speaker.Pieces);
    }

    [Fact]
    public async Task WhatWasHeardIsASuggestionUntilTheNextAnswer()
    {
        var grain = _silo.NewInterview(out var id);
        await Assert.ThrowsAsync<InterviewNotFoundException>(() => grain.Suggest("Too early."));
        await grain.Create(Command);
        await Assert.ThrowsAsync<WrongStateException>(() => grain.Suggest("Not started."));
        await grain.Start();
        var before = (await grain.GetStatus()).LastSequence;

        await grain.Suggest("I am a");
        await grain.Suggest("I am a nurse.");
        var status = await grain.GetStatus();
        Assert.Equal("I am a nurse.", status.Suggestion!.Text);
        Assert.Equal(before, status.LastSequence);

        TaskCompletionSource go = new();
        _silo.Turn(id, async (request, _) =>
        {
            await go.Task;
            return ScriptedInterviewer.Reply(request);
        });
        var turn = await grain.Respond(Answer("I am a nurse indeed.") with { Wait = TimeSpan.Zero });
        Assert.True(turn.Pending);
        Assert.Null((await grain.GetStatus()).Suggestion);
        await Assert.ThrowsAsync<WrongStateException>(() => grain.Suggest("While the interviewer thinks."));
        go.SetResult();
        await _silo.Eventually(async () => (await grain.GetStatus()).State == InterviewState.Questioning);
        await grain.Suggest("And then");
        await grain.End();
        Assert.Null((await grain.GetStatus()).Suggestion);
        await Assert.ThrowsAsync<WrongStateException>(() => grain.Suggest("Too late."));
        Assert.Equal(
            Enumerable.Range(1, (int)(await grain.GetStatus()).LastSequence),
            (await grain.GetEvents(0)).Select(each => (int)each.Sequence));
    }

    private static CreateInterview Command { get; } = new()
    {
        RoomName = "room",
        CandidateId = "candidate",
        JobDescription = "A nurse.",
        Language = "en",
        QuestionCount = 2,
    };

    private static CandidateResponse Answer(string text) =>
        new() { Text = text, ResponseId = text[..5].Trim(), Wait = TimeSpan.FromSeconds(10) };

    private static string NameIn(string? url) => url!.Split('/')[^1].Split('?')[0];

    private async Task<(IInterviewGrain Grain, string Id)> Started()
    {
        var grain = _silo.NewInterview(out var id);
        await grain.Create(Command);
        Assert.NotNull((await grain.Start()).AudioUrl);
        return (grain, id);
    }
}
