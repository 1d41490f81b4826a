using System.Text.Json;
using FakeLiveKit.Rooms;
using Interviewing.Servers;
using Interviewing.LiveKitSdk.Tests.Services;
using Interviewing.LiveKitSdk.Tests.Tokens;

namespace Interviewing.LiveKitSdk.Tests.Npm;

/// <summary>The test server against LiveKit's own server SDK for JavaScript, which speaks JSON: it is LiveKit-shaped.</summary>
public sealed class RoomTests : LiveKitFixture
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task LiveKits_own_client_finds_its_way_around()
    {
        await using var node = StartNode(Signing.ShortSecret);

        var room = await ResultAsync(node, "createRoom", new
        {
            name = "r1",
            emptyTimeout = 60,
            maxParticipants = 3,
            agents = new[] { new { agentName = "ai", metadata = "s1" } },
        });
        Assert.Equal(("r1", 60, 3), (Text(room, "name"), room.GetProperty("emptyTimeout").GetInt32(),
            room.GetProperty("maxParticipants").GetInt32()));
        Assert.Equal(Server.FindRoom("r1")!.Sid, Text(room, "sid"));

        Server.Join("r1", new FakeParticipant { Identity = "ann" });
        var listed = Assert.Single((await ResultAsync(node, "listRooms", [new[] { "r1" }])).EnumerateArray());
        Assert.Equal(1, listed.GetProperty("numParticipants").GetInt32());
        var ann = Assert.Single((await ResultAsync(node, "listParticipants", "r1")).EnumerateArray());
        Assert.Equal(("ann", "ACTIVE"), (Text(ann, "identity"), Text(ann, "state")));
        Assert.Equal("ann", Text(await ResultAsync(node, "getParticipant", "r1", "ann"), "identity"));

        await ResultAsync(node, "sendData", "r1", "hello", 0, new { topic = "interview" });
        var data = Assert.Single(Server.Data);
        Assert.Equal(("interview", true, "hello"), (data.Topic, data.Reliable, data.Text));

        Assert.Equal("new", Text(await ResultAsync(node, "updateRoomMetadata", "r1", "new"), "metadata"));
        var dispatch = await ResultAsync(node, "createDispatch", "r1", "ai", new { metadata = "s2" });
        Assert.Equal(2, (await ResultAsync(node, "listDispatch", "r1")).GetArrayLength());
        await ResultAsync(node, "deleteDispatch", Text(dispatch, "id"), "r1");
        Assert.Equal(["s1"], Server.FindRoom("r1")!.Dispatches.Select(each => each.Metadata));

        await ResultAsync(node, "removeParticipant", "r1", "ann");
        await ResultAsync(node, "deleteRoom", "r1");
        Assert.Empty(Server.Rooms);
        Assert.All(Server.Calls, call => Assert.StartsWith("application/json", call.ContentType, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LiveKits_own_client_understands_its_errors()
    {
        await using var node = StartNode(Signing.ShortSecret);
        await using var stranger = StartNode("another");

        Assert.Equal((404, "not_found"), await ErrorAsync(node, "deleteRoom", "r1"));
        Assert.Equal((404, "not_found"), await ErrorAsync(node, "removeParticipant", "r1", "ann"));
        Assert.Equal((400, "invalid_argument"), await ErrorAsync(node, "createRoom", new { name = "" }));
        Assert.Equal(401, (await ErrorAsync(stranger, "listRooms")).Status);
    }

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;

    private static async Task<JsonElement> ResultAsync(NodeScript node, string method, params object[] with)
    {
        await node.TellAsync(new { call = method, with });
        var answer = await node.NextAsync(Deadline);
        Assert.True(answer.TryGetProperty("result", out var result), answer.ToString());
        return result;
    }

    private static async Task<(int Status, string? Code)> ErrorAsync(NodeScript node, string method, params object[] with)
    {
        await node.TellAsync(new { call = method, with });
        var error = (await node.NextAsync(Deadline)).GetProperty("error");
        return (error.GetProperty("status").GetInt32(), error.TryGetProperty("code", out var code) ? code.GetString() : null);
    }

    private NodeScript StartNode(string secret)
    {
        Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");
        return NodeScript.Start("livekit-rooms.js", Server.Url.ToString(), Signing.Key, secret);
    }
}
