using System.Net;
using System.Text.Json;
using FakeLiveKit;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Http;
using Interviewing.EndToEnd.Running;
using Interviewing.Servers;

namespace Interviewing.EndToEnd.Rooms;

/// <summary>The real process and a server in LiveKit's shape; what is signed, LiveKit's own JavaScript SDK checks and makes.</summary>
public sealed class RoomLifeTests
{
    private const string Room = "room-1";

    [Fact]
    public async Task AnInterviewInARoomFromStartToEnd()
    {
        await using var liveKit = await FakeLiveKitServer.StartAsync();
        await using var product = await Installation.Start(LiveKitSettings.For(liveKit));
        liveKit.WebhookUrl = new Uri(product.Address, "/livekit/webhook");
        var id = await product.Interviews.Create(Texts.Job, questionCount: 1);

        liveKit.Join(await TokenAsync(product, "candidate-1"));
        await Deadline.Until("the candidate is there", async () => (await EventsAsync(product, id)).Contains("participantJoined"));
        (await product.Interviews.Start(id)).As<TurnAnswer>();
        await Deadline.Until("the introduction is heard", () => Task.FromResult(liveKit.Data.Length == 1));
        var agent = Assert.Single(liveKit.FindRoom(Room)!.Dispatches, dispatch => dispatch.AgentName == "ai-interviewer");
        Assert.Equal(id, JsonSerializer.Deserialize<JsonElement>(agent.Metadata).GetProperty("sessionId").GetString());
        liveKit.JoinAgent(Room, agent.Id);

        liveKit.Leave(Room, "candidate-1");
        await Deadline.Until("the candidate has left", async () => (await EventsAsync(product, id)).Contains("participantLeft"));
        liveKit.Join(await TokenAsync(product, "candidate-1"));
        await Deadline.Until(
            "the candidate is back", async () => (await EventsAsync(product, id)).Count(e => e == "participantJoined") == 3);

        (await product.Interviews.End(id)).As<TurnAnswer>();
        await Deadline.Until("the room is deleted", () => Task.FromResult(liveKit.FindRoom(Room) is null));
        Assert.Equal("interviewEnded", JsonSerializer.Deserialize<JsonElement>(liveKit.Data[^1].Text).GetProperty("type").GetString());
        Assert.Equal("interviewEnded", (await EventsAsync(product, id))[^1]);
    }

    [Fact]
    public async Task WithLiveKitDownRoomCallsSaySoAndTheInterviewGoesOn()
    {
        await using var liveKit = await FakeLiveKitServer.StartAsync();
        await using var product = await Installation.Start(LiveKitSettings.For(liveKit));
        var id = await product.Interviews.Create(Texts.Job, questionCount: 1);
        (await product.Interviews.Start(id)).As<TurnAnswer>();
        await Deadline.Until("the introduction is heard", () => Task.FromResult(liveKit.Data.Length == 1));

        await liveKit.DisposeAsync();
        using var http = new HttpClient { BaseAddress = product.Address };
        using var refused = await http.GetAsync("/livekit/rooms");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        var turn = (await product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
        Assert.Equal("question", turn.MessageType);
        using var ready = await http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("livekit", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await product.Interviews.End(id)).As<TurnAnswer>();
        await product.Interviews.Summary(id);
    }

    [Fact]
    public async Task AfterAKillTheRoomIsStillTheInterviewsAndIsDeletedAtItsEnd()
    {
        await using var liveKit = await FakeLiveKitServer.StartAsync();
        await using var product = await Installation.Start(LiveKitSettings.For(liveKit));
        var id = await product.Interviews.Create(Texts.Job, questionCount: 1);
        (await product.Interviews.Start(id)).As<TurnAnswer>();
        await Deadline.Until("the introduction is heard", () => Task.FromResult(liveKit.Data.Length == 1));

        await product.KillAndStart();
        (await product.Interviews.Respond(id, "r1", Texts.Answer(1))).As<TurnAnswer>();
        await Deadline.Until("the question is heard", () => Task.FromResult(liveKit.Data.Length == 2));
        Assert.Single(liveKit.FindRoom(Room)!.Dispatches, dispatch => dispatch.AgentName == "ai-interviewer");
        (await product.Interviews.End(id)).As<TurnAnswer>();
        // Killed amid the chores of the end: whoever reads the interview next brings them to their end.
        await product.KillAndStart();
        await product.Interviews.Summary(id);
        await Deadline.Until("the room is deleted", () => Task.FromResult(liveKit.FindRoom(Room) is null));
    }

    [Fact]
    public async Task LiveKitsOwnSdkVerifiesOurTokensAndSignsWebhooksThatWeTake()
    {
        Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");
        await using var liveKit = await FakeLiveKitServer.StartAsync();
        await using var product = await Installation.Start(LiveKitSettings.For(liveKit));
        await using var sdk = NodeScript.Start("livekit-tokens.js", LiveKitSettings.Key, LiveKitSettings.Secret);
        await using var forger = NodeScript.Start("livekit-tokens.js", LiveKitSettings.Key, "another secret");

        await sdk.TellAsync(new { verify = await TokenAsync(product, "candidate-1") });
        var claims = (await sdk.NextAsync(Deadline.Generous)).GetProperty("claims");
        Assert.Equal(Room, claims.GetProperty("video").GetProperty("room").GetString());
        Assert.Equal("candidate-1", claims.GetProperty("sub").GetString());

        var id = await product.Interviews.Create(Texts.Job);
        var body = $$$"""
            {"event":"participant_joined","id":"EV_1","createdAt":"1770000001","room":{"name":"{{{Room}}}","sid":"RM_a"},
            "participant":{"sid":"PA_1","identity":"candidate-1","joinedAt":"1770000000"}}
            """;
        await forger.TellAsync(new { sign = body });
        var forged = (await forger.NextAsync(Deadline.Generous)).GetProperty("authorization").GetString()!;
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(product, body, forged));
        Assert.DoesNotContain("participantJoined", await EventsAsync(product, id));

        await sdk.TellAsync(new { sign = body });
        var signed = (await sdk.NextAsync(Deadline.Generous)).GetProperty("authorization").GetString()!;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(product, body, signed));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(product, body, signed));
        Assert.Single(await EventsAsync(product, id), "participantJoined");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(product, body + " ", signed));
    }

    private static async Task<HttpStatusCode> PostAsync(Installation product, string body, string authorization)
    {
        using var http = new HttpClient { BaseAddress = product.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/livekit/webhook") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new("application/webhook+json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> TokenAsync(Installation product, string identity) =>
        (await product.Interviews.Get($"/livekit/token?identity={identity}&room={Room}"))
        .As<JsonElement>().GetProperty("token").GetString()!;

    private static async Task<string[]> EventsAsync(Installation product, string id) =>
    [
        .. (await product.Interviews.Get($"/interview/{id}/events?after=0")).As<JsonElement>()
            .GetProperty("events").EnumerateArray().Select(e => e.GetProperty("event").GetString()!),
    ];
}
