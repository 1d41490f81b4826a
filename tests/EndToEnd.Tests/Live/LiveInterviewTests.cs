using System.Text.Json;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Live;

/// <summary>Live events as the clients of npm get them from the real process: every event, once, in order.</summary>
public sealed class LiveInterviewTests(BuiltInInstallation installation) : IClassFixture<BuiltInInstallation>
{
    private readonly Installation _product = installation.Product;

    /// <summary>What live.js can speak.</summary>
    public static TheoryData<string> EachTransport => ["signalr", "signalr-msgpack", "signalr-polling", "ws", "ws-root"];

    /// <summary>Those whose connection can be lost without a word.</summary>
    public static TheoryData<string> EachDroppable => ["signalr", "signalr-msgpack", "ws"];

    [Theory]
    [MemberData(nameof(EachTransport))]
    public async Task AClientConductsAWholeInterview(string transport)
    {
        SkipWithoutNode();
        var id = await _product.Interviews.Create(Texts.Job, questionCount: 2);
        await using var peer = await LivePeer.ConnectAsync(transport, _product.Address);

        var joined = await peer.DoneAsync("joinInterview", new { sessionId = id, participantId = "candidate-1", after = 0 });
        Assert.Equal("waiting", joined.GetProperty("state").GetString());
        await peer.UntilAsync(() => peer.Events.Count > 0);
        Assert.Equal("joinedInterview", LivePeer.Name(peer.Events[0]));
        await peer.DoneAsync("startInterview", new { interviewId = id });
        var answers = await ConductAsync(peer, id);
        await peer.UntilAsync(() => IsOver(peer, id));

        Assert.True(answers >= 3, $"{answers} answers.");
        await CheckAsync(peer, id);
        // What happens after the end is refused, and the connection stays.
        var refused = await peer.SayAsync("candidateResponse", new { sessionId = id, response = "One more thing." });
        Assert.Equal("wrong_state", refused.GetProperty("code").GetString());
        await peer.UntilAsync(() => peer.Events.Any(got => LivePeer.Name(got) == "error"));
        await peer.DoneAsync("leaveInterview", new { sessionId = id });
        await InterviewRecord.Read(_product.Interviews, id);
    }

    [Theory]
    [MemberData(nameof(EachTransport))]
    public async Task AClientWatchesAnInterviewThatGoesOverRest(string transport)
    {
        SkipWithoutNode();
        var id = await _product.Interviews.Create(Texts.Job, questionCount: 1);
        await using var peer = await LivePeer.ConnectAsync(transport, _product.Address);
        await peer.DoneAsync("joinInterview", new { sessionId = id });

        Conversation interview = new(_product.Interviews, id);
        await interview.Start();
        await interview.SayAll(Answer);
        await peer.UntilAsync(() => IsOver(peer, id));

        await CheckAsync(peer, id);
    }

    [Theory]
    [MemberData(nameof(EachDroppable))]
    public async Task AClientThatLosesItsConnectionMissesNothing(string transport)
    {
        SkipWithoutNode();
        var id = await _product.Interviews.Create(Texts.Job, questionCount: 2);
        await using var peer = await LivePeer.ConnectAsync(transport, _product.Address);
        await peer.DoneAsync("joinInterview", new { sessionId = id, after = 0 });
        Conversation interview = new(_product.Interviews, id);
        await interview.Start();

        await interview.SayAll(Answer, async _ => await peer.DropAsync());
        await peer.UntilAsync(() => IsOver(peer, id));

        Assert.Contains("lost", peer.Connection);
        Assert.Contains("back", peer.Connection);
        await CheckAsync(peer, id);
    }

    [Fact]
    public async Task AllTransportsSeeTheSameEvents()
    {
        SkipWithoutNode();
        var id = await _product.Interviews.Create(Texts.Job, questionCount: 1);
        await using var signalr = await LivePeer.ConnectAsync("signalr", _product.Address);
        await using var packed = await LivePeer.ConnectAsync("signalr-msgpack", _product.Address);
        await using var plain = await LivePeer.ConnectAsync("ws", _product.Address);
        LivePeer[] peers = [signalr, packed, plain];
        foreach (var peer in peers)
            await peer.DoneAsync("joinInterview", new { sessionId = id, after = 0 });

        await plain.DoneAsync("startInterview", new { sessionId = id });
        await ConductAsync(packed, id);

        foreach (var peer in peers)
        {
            await peer.UntilAsync(() => IsOver(peer, id));
            await CheckAsync(peer, id);
        }
    }

    internal static string Answer(TurnAnswer turn) => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(1);

    internal static void SkipWithoutNode() => Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");

    internal static bool IsOver(LivePeer peer, string id) =>
        peer.Of(id).Any(got => LivePeer.Name(got) == "interviewEnded");

    internal Task CheckAsync(LivePeer peer, string id) => CheckAsync(_product, peer, id);

    /// <summary>What the client got is, word for word, what the interview says that happened.</summary>
    internal static async Task CheckAsync(Installation product, LivePeer peer, string id)
    {
        var events = (await product.Interviews.Get($"/interview/{id}/events?after=0")).As<JsonElement>()
            .GetProperty("events").EnumerateArray().ToList();
        var got = peer.Of(id).ToList();
        Assert.Equal(events.Select(LivePeer.Sequence), got.Select(LivePeer.Sequence));
        Assert.All(events.Zip(got), pair => Assert.True(
            JsonElement.DeepEquals(pair.First, pair.Second), $"{pair.First} is not {pair.Second}"));
    }

    private static async Task<int> ConductAsync(LivePeer peer, string id)
    {
        var words = await peer.WordsAfterAsync(id, 0);
        var answers = 0;
        while (words.GetProperty("messageType").GetString() != "farewell")
        {
            var response = words.GetProperty("messageType").GetString() == "conclusion" ? Texts.NoQuestions : Texts.Answer(1);
            var taken = await peer.DoneAsync(
                "candidateResponse", new { sessionId = id, response, responseId = $"response-{++answers}" });
            words = await peer.WordsAfterAsync(id, taken.GetProperty("sequence").GetInt64() - 1);
        }

        return answers;
    }
}
