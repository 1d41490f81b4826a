using System.Collections.Immutable;
using Interviewing.Rooms;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Rooms;

public sealed class RoomTests
{
    private static readonly Room Room = new()
    {
        Name = "icu-7",
        Sid = "RM_abc",
        EmptyTimeout = 300,
        MaxParticipants = 2,
        CreationTime = DateTimeOffset.FromUnixTimeSeconds(1_770_000_000),
        Metadata = "m",
        NumParticipants = 1,
        ActiveRecording = true,
    };

    private const string RoomJson =
        """{"name":"icu-7","sid":"RM_abc","emptyTimeout":300,"maxParticipants":2,"creationTime":1770000000,"metadata":"m","numParticipants":1,"activeRecording":true}""";

    [Fact]
    public async Task ARoomIsMadeWithWhatWasAskedFor()
    {
        CreateRoom? asked = null;
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IRoomGrain>("Create", (key, arguments) =>
        {
            Assert.Equal("icu-7", key);
            asked = (CreateRoom)arguments[0]!;
            return Task.FromResult(Room);
        }));
        var reply = await host.PostAsync(
            "/livekit/room", """{"name":"icu-7","emptyTimeout":60,"maxParticipants":2,"metadata":"m","unknown":1}""");
        Assert.Equal((201, RoomJson), (reply.Status, reply.Body));
        Assert.Equal("/livekit/room/icu-7", reply.Headers["Location"]);
        Assert.Equal(new CreateRoom { EmptyTimeout = 60, MaxParticipants = 2, Metadata = "m" }, asked);
    }

    [Fact]
    public async Task ARoomIsShownListedAndDeleted()
    {
        await using var host = await WebFrontHost.StartAsync(grains => grains
            .Returns<IRoomGrain, Room>("Get", Room)
            .Returns<IRoomListGrain, ImmutableArray<Room>>("List", [Room])
            .On<IRoomGrain>("Delete", (_, _) => Task.CompletedTask));
        Assert.Equal(RoomJson, (await host.GetAsync("/livekit/room/icu-7")).Body);
        Assert.Equal($"[{RoomJson}]", (await host.GetAsync("/livekit/rooms")).Body);
        var deleted = await host.SendAsync(HttpMethod.Delete, "/livekit/room/icu-7", null);
        Assert.Equal(200, deleted.Status);
        Assert.True(deleted.Json.GetProperty("success").GetBoolean());
        Assert.NotEmpty(deleted.Json.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task ARoomThatIsNotThereIsA404()
    {
        await using var host = await WebFrontHost.StartAsync(grains => grains
            .Throws<IRoomGrain, Room>("Get", RoomNotFoundException.For("none"))
            .On<IRoomGrain>("Delete", (_, _) => Task.FromException(RoomNotFoundException.For("none"))));
        Assert.Equal(404, (await host.GetAsync("/livekit/room/none")).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Delete, "/livekit/room/none", null)).Status);
    }

    [Fact]
    public async Task ALiveKitThatIsDownIsA503WithItsTime()
    {
        LiveKitUnavailableException down = new("LiveKit cannot be reached.", 7);
        await using var host = await WebFrontHost.StartAsync(grains => grains
            .Throws<IRoomGrain, Room>("Create", down)
            .Throws<IRoomGrain, Room>("Get", down)
            .On<IRoomGrain>("Delete", (_, _) => Task.FromException(down))
            .Throws<IRoomListGrain, ImmutableArray<Room>>("List", down));
        foreach (var reply in (Reply[])
            [
                await host.PostAsync("/livekit/room", """{"name":"icu-7"}"""),
                await host.GetAsync("/livekit/room/icu-7"),
                await host.GetAsync("/livekit/rooms"),
                await host.SendAsync(HttpMethod.Delete, "/livekit/room/icu-7", null),
            ])
        {
            Assert.Equal((503, "7"), (reply.Status, reply.Headers["Retry-After"]));
            Assert.Equal("LiveKit cannot be reached.", reply.Json.GetProperty("message").GetString());
        }
    }

    [Theory]
    [InlineData("{}", "name", "is required")]
    [InlineData("""{"name":"a b"}""", "name", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -")]
    [InlineData("""{"name":"a","emptyTimeout":-1}""", "emptyTimeout", "must be a number, whole, from 0 to 604800")]
    [InlineData("""{"name":"a","emptyTimeout":1.5}""", "emptyTimeout", "must be a number, whole, from 0 to 604800")]
    [InlineData("""{"name":"a","maxParticipants":"two"}""", "maxParticipants", "must be a number, whole, from 0 to 100000")]
    [InlineData("""{"name":"a","metadata":7}""", "metadata", "must be a string of Unicode text")]
    public async Task WhatBreaksARuleIsNamed(string body, string field, string rule)
    {
        await using var host = await WebFrontHost.StartAsync();
        var reply = await host.PostAsync("/livekit/room", body);
        Assert.Equal(400, reply.Status);
        Assert.Equal([rule], reply.ErrorsOf(field));
    }

    [Fact]
    public async Task ANameInThePathKeepsTheRuleOfNames()
    {
        await using var host = await WebFrontHost.StartAsync();
        Assert.NotEmpty((await host.GetAsync("/livekit/room/a%20b")).ErrorsOf("roomName"));
    }
}
