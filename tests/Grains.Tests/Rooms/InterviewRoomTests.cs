using System.Text.Json;
using FakeLiveKit;
using FakeLiveKit.Rooms;
using Interviewing.Interviews;
using Interviewing.Silos;

namespace Interviewing.Rooms;

/// <summary>An interview and its room, on a server in LiveKit's shape.</summary>
public sealed class InterviewRoomTests(LiveKitSilo silo) : IClassFixture<LiveKitSilo>
{
    private FakeLiveKitServer LiveKit => silo.LiveKit;

    [Fact]
    public async Task AtTheStartTheRoomIsMadeAndTheInterviewerIsCalledIntoIt()
    {
        var (grain, id, room) = await CreatedAsync();
        Assert.Null(LiveKit.FindRoom(room));
        await grain.Start();
        await silo.Eventually(() => Task.FromResult(Agents(room).Length == 1 && Said(room).Length == 1));
        var agent = Agents(room)[0];
        Assert.Equal(("ai-interviewer", $$"""{"sessionId":"{{id}}"}"""), (agent.AgentName, agent.Metadata));
        await grain.Start();
        Assert.Single(Agents(room));
    }

    [Fact]
    public async Task EveryMessageOfTheInterviewerGoesIntoTheRoomInOrder()
    {
        var (grain, _, room) = await CreatedAsync(questions: 1);
        await grain.Start();
        await grain.Respond(Answer("Hello.", "r1"));
        await grain.Respond(Answer("One.", "r2"));
        await grain.Respond(Answer("No questions.", "r3"));
        await silo.Eventually(() => Task.FromResult(Said(room).Length == 4));
        var said = Said(room);
        Assert.Equal(["aiSpeaking", "question", "aiSpeaking", "interviewEnded"], said.Select(m => m.GetProperty("type").GetString()));
        Assert.Equal(
            ["introduction", "question", "conclusion", "farewell"], said.Select(m => m.GetProperty("messageType").GetString()));
        var spoken = (await grain.GetTranscript()).Where(u => u.Speaker == Speaker.Ai).ToArray();
        Assert.Equal(spoken.Select(u => u.Text), said.Select(m => m.GetProperty("text").GetString()));
        Assert.Equal(spoken.Select(u => u.Sequence), said.Select(m => m.GetProperty("sequence").GetInt64()));
        Assert.All(LiveKit.Data.Where(d => d.Room == room), d => Assert.True(d is { Topic: "interview", Reliable: true }));
    }

    [Fact]
    public async Task AfterTheEndTheAgentLeavesAndTheRoomIsDeleted()
    {
        var (grain, _, room) = await CreatedAsync();
        await grain.Start();
        await silo.Eventually(() => Task.FromResult(Said(room).Length == 1));
        await grain.End();
        await silo.Eventually(() => Task.FromResult(LiveKit.FindRoom(room) is null && Said(room).Length == 2));
        Assert.Equal("interviewEnded", Said(room)[^1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task WhoIsInTheRoomAtTheStartIsThereWithoutAnyWebhook()
    {
        var (grain, _, room) = await CreatedAsync();
        LiveKit.Join(room, new() { Identity = "maya", Name = "Maya" });
        LiveKit.Join(room, new() { Identity = "ghost", Hidden = true });
        await grain.Start();
        await silo.Eventually(async () => (await PresentAsync(grain)).Contains("maya"));
        Assert.Equal(["ai-interviewer", "maya"], (await PresentAsync(grain)).Order());
    }

    [Fact]
    public async Task WebhooksTellWhoComesAndGoesOnceAndInAnyOrder()
    {
        var (grain, _, room) = await CreatedAsync();
        await grain.Start();
        await silo.Eventually(() => Task.FromResult(Said(room).Length == 1));
        var roomGrain = silo.GrainFactory.GetGrain<IRoomGrain>(room);
        var first = Of(LiveKit.Join(room, new() { Identity = "maya" }));

        await roomGrain.Notify(Joined("EV_1", first));
        await roomGrain.Notify(Joined("EV_1", first));
        Assert.Single(await EventsAsync<ParticipantJoined>(grain, "maya"));

        // The next connection's leaving is told before its coming: late news of the coming changes nothing.
        LiveKit.Leave(room, "maya");
        await roomGrain.Notify(Left("EV_2", first));
        await silo.Eventually(async () => (await EventsAsync<ParticipantLeft>(grain, "maya")).Length == 1);
        var second = first with { Sid = "PA_second", JoinedAt = first.JoinedAt.AddSeconds(1) };
        await roomGrain.Notify(Left("EV_4", second));
        await roomGrain.Notify(Joined("EV_3", second));
        Assert.Single(await EventsAsync<ParticipantJoined>(grain, "maya"));
        Assert.DoesNotContain("maya", await PresentAsync(grain));
    }

    [Fact]
    public async Task ACandidateWhoIsBackByAnotherConnectionHasNotLeft()
    {
        var (grain, _, room) = await CreatedAsync();
        await grain.Start();
        await silo.Eventually(() => Task.FromResult(Said(room).Length == 1));
        var roomGrain = silo.GrainFactory.GetGrain<IRoomGrain>(room);
        var first = Of(LiveKit.Join(room, new() { Identity = "maya" }));
        await roomGrain.Notify(Joined("EV_1", first));
        var second = Of(LiveKit.Join(room, new() { Identity = "maya" })) with { JoinedAt = first.JoinedAt.AddSeconds(1) };
        await roomGrain.Notify(Joined("EV_2", second));
        await roomGrain.Notify(Left("EV_3", first));
        Assert.Contains("maya", await PresentAsync(grain));
        Assert.Empty(await EventsAsync<ParticipantLeft>(grain, "maya"));
    }

    [Fact]
    public async Task AnInterviewWhoseLiveKitDisappearsHalfWayGoesOn()
    {
        var (grain, _, room) = await CreatedAsync(questions: 2);
        await grain.Start();
        await silo.Eventually(() => Task.FromResult(Said(room).Length == 1));
        LiveKit.Otherwise = _ => FakeBehaviour.With(AnswerFault.Cut);
        try
        {
            Assert.Equal("Question 1?", (await grain.Respond(Answer("Hello.", "r1"))).Message);
            Assert.Equal("Question 2?", (await grain.Respond(Answer("One.", "r2"))).Message);
        }
        finally
        {
            LiveKit.Otherwise = _ => FakeBehaviour.Normal;
        }

        // It is back within the minute: what it did not hear is told in order.
        await silo.Eventually(() => Task.FromResult(Said(room).Length == 3));
        Assert.Equal(["Hello, I am an AI.", "Question 1?", "Question 2?"], Said(room).Select(m => m.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task OfTwoInterviewsInOneRoomTheLaterOneHasIt()
    {
        var (earlier, _, room) = await CreatedAsync();
        await earlier.Start();
        await silo.Eventually(() => Task.FromResult(Agents(room).Length == 1));
        var (later, id, _) = await CreatedAsync(room: room);
        await later.Start();
        await silo.Eventually(() => Task.FromResult(Agents(room) is [{ } agent] && agent.Metadata.Contains(id, StringComparison.Ordinal)));
        await earlier.End();
        await later.Respond(Answer("Hello.", "r1"));
        await silo.Eventually(() => Task.FromResult(
            Said(room) is [.., var last] && last.GetProperty("text").GetString() == "Question 1?"));
        Assert.NotNull(LiveKit.FindRoom(room));
    }

    private static CandidateResponse Answer(string text, string responseId) =>
        new() { Text = text, ResponseId = responseId, Wait = TimeSpan.FromSeconds(10) };

    private static RoomWebhook Joined(string id, RoomParticipant who) =>
        new() { Id = id, Kind = RoomWebhookKind.ParticipantJoined, CreatedAt = DateTimeOffset.UnixEpoch, Participant = who };

    private static RoomWebhook Left(string id, RoomParticipant who) =>
        new() { Id = id, Kind = RoomWebhookKind.ParticipantLeft, CreatedAt = DateTimeOffset.UnixEpoch, Participant = who };

    private static RoomParticipant Of(FakeParticipant participant) =>
        new() { Sid = participant.Sid, Identity = participant.Identity, JoinedAt = TimeProvider.System.GetUtcNow() };

    private static async Task<string[]> PresentAsync(IInterviewGrain grain) =>
        [.. (await grain.GetStatus()).Participants.Select(participant => participant.Identity)];

    private static async Task<InterviewEvent[]> EventsAsync<T>(IInterviewGrain grain, string identity)
        where T : InterviewEvent =>
        [
            .. (await grain.GetEvents(0)).Where(e => e is T
                && (e as ParticipantJoined)?.ParticipantId is var joined
                && (joined ?? (e as ParticipantLeft)?.ParticipantId) == identity),
        ];

    private FakeDispatch[] Agents(string room) =>
        [.. LiveKit.FindRoom(room)?.Dispatches.Where(dispatch => dispatch.AgentName.Length > 0) ?? []];

    private JsonElement[] Said(string room) =>
        [.. LiveKit.Data.Where(data => data.Room == room).Select(data => JsonSerializer.Deserialize<JsonElement>(data.Data.Span))];

    private async Task<(IInterviewGrain Grain, string Id, string Room)> CreatedAsync(int questions = 3, string? room = null)
    {
        var grain = silo.NewInterview(out var id);
        room ??= "room-" + id;
        await grain.Create(new() { RoomName = room, CandidateId = "maya", JobDescription = "Nurse.", QuestionCount = questions });
        return (grain, id, room);
    }
}
