using System.Text.RegularExpressions;
using FakeLiveKit.Rooms;
using Google.Protobuf;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Services;

public sealed class RoomServiceTests : LiveKitFixture
{
    [Fact]
    public async Task A_room_is_made_as_it_was_asked_for()
    {
        var room = await Rooms.CreateRoom(new CreateRoomRequest
        {
            Name = "r1",
            EmptyTimeout = 60,
            DepartureTimeout = 5,
            MaxParticipants = 3,
            Metadata = "m",
            Agents = { new RoomAgentDispatch { AgentName = "ai", Metadata = "s1" } },
        });

        Assert.Equal(("r1", 60u, 5u, 3u, "m"),
            (room.Name, room.EmptyTimeout, room.DepartureTimeout, room.MaxParticipants, room.Metadata));
        Assert.Matches(new Regex("^RM_[A-Za-z0-9]{12}$"), room.Sid);
        Assert.InRange(room.CreationTime, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60, long.MaxValue);
        Assert.InRange(room.CreationTimeMs - room.CreationTime * 1000, 0, 999);
        Assert.NotEmpty(room.EnabledCodecs);
        var held = Assert.Single(Server.Rooms);
        Assert.Equal((60u, 5u, 3u, "m"), (held.EmptyTimeout, held.DepartureTimeout, held.MaxParticipants, held.Metadata));
        Assert.Equal(("ai", "s1"), (held.Dispatches[0].AgentName, held.Dispatches[0].Metadata));
    }

    [Fact]
    public async Task A_room_of_which_nothing_is_said_has_LiveKits_defaults()
    {
        var room = await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });

        Assert.Equal((300u, 20u, 0u), (room.EmptyTimeout, room.DepartureTimeout, room.MaxParticipants));
    }

    [Fact]
    public async Task A_room_made_twice_is_one_room_with_what_was_said_last()
    {
        var first = await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1", EmptyTimeout = 60, Metadata = "m" });
        var second = await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1", EmptyTimeout = 90 });

        Assert.Equal(first.Sid, second.Sid);
        Assert.Equal((90u, "m"), (second.EmptyTimeout, second.Metadata));
        Assert.Single(Server.Rooms);
    }

    [Fact]
    public async Task Rooms_are_listed_all_or_by_name()
    {
        foreach (var name in (string[])["r1", "r2", "r3"])
            await Rooms.CreateRoom(new CreateRoomRequest { Name = name });

        Assert.Equal(3, (await Rooms.ListRooms(new ListRoomsRequest())).Rooms.Count);
        var some = await Rooms.ListRooms(new ListRoomsRequest { Names = { "r3", "r1", "r9" } });
        Assert.Equal(["r1", "r3"], some.Rooms.Select(room => room.Name).Order());
    }

    [Fact]
    public async Task A_deleted_room_is_gone_with_everybody_in_it()
    {
        await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });
        Server.Join("r1", new FakeParticipant { Identity = "ann" });

        await Rooms.DeleteRoom(new DeleteRoomRequest { Room = "r1" });

        Assert.Empty(Server.Rooms);
        Assert.Equal(Twirp.ErrorCode.Not_Found,
            (await RefusedAsync(() => Rooms.DeleteRoom(new DeleteRoomRequest { Room = "r1" }))).Type);
    }

    [Fact]
    public async Task Metadata_of_a_room_is_changed()
    {
        await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });

        var room = await Rooms.UpdateRoomMetadata(new UpdateRoomMetadataRequest { Room = "r1", Metadata = "new" });

        Assert.Equal("new", room.Metadata);
        Assert.Equal("new", Server.FindRoom("r1")!.Metadata);
        var error = await RefusedAsync(() => Rooms.UpdateRoomMetadata(new UpdateRoomMetadataRequest { Room = "r2" }));
        Assert.Equal(Twirp.ErrorCode.Not_Found, error.Type);
    }

    [Fact]
    public async Task Participants_are_listed_as_they_are()
    {
        Server.Join("r1", new FakeParticipant { Identity = "ann", Name = "Ann", Metadata = "m", CanPublish = false });
        Server.Join("r1", new FakeParticipant { Identity = "agent-1", IsAgent = true, Hidden = true });

        var all = (await Rooms.ListParticipants(new ListParticipantsRequest { Room = "r1" })).Participants;

        Assert.Equal(["ann", "agent-1"], all.Select(each => each.Identity));
        Assert.Equal(("Ann", "m"), (all[0].Name, all[0].Metadata));
        Assert.Equal(ParticipantInfo.Types.State.Active, all[0].State);
        Assert.StartsWith("PA_", all[0].Sid, StringComparison.Ordinal);
        Assert.NotEqual(0, all[0].JoinedAt);
        Assert.Equal((false, true), (all[0].Permission.CanPublish, all[0].Permission.CanSubscribe));
        Assert.Equal([ParticipantInfo.Types.Kind.Standard, ParticipantInfo.Types.Kind.Agent], all.Select(each => each.Kind));
        Assert.True(all[1].Permission.Hidden);
        Assert.Equal(1u, (await Rooms.ListRooms(new ListRoomsRequest())).Rooms[0].NumParticipants);
    }

    [Fact]
    public async Task A_room_that_is_not_there_has_nobody_in_it()
    {
        Assert.Empty((await Rooms.ListParticipants(new ListParticipantsRequest { Room = "r1" })).Participants);
    }

    [Fact]
    public async Task One_participant_can_be_looked_at_and_taken_out()
    {
        var ann = Server.Join("r1", new FakeParticipant { Identity = "ann" });
        var who = new RoomParticipantIdentity { Room = "r1", Identity = "ann" };

        Assert.Equal(ann.Sid, (await Rooms.GetParticipant(who)).Sid);
        await Rooms.RemoveParticipant(who);

        Assert.Empty(Server.FindRoom("r1")!.Participants);
        Assert.Equal(Twirp.ErrorCode.Not_Found, (await RefusedAsync(() => Rooms.GetParticipant(who))).Type);
        Assert.Equal(Twirp.ErrorCode.Not_Found, (await RefusedAsync(() => Rooms.RemoveParticipant(who))).Type);
    }

    [Fact]
    public async Task Data_comes_with_its_topic_to_whom_it_is_for()
    {
        await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });
        var request = new SendDataRequest
        {
            Room = "r1",
            Data = ByteString.CopyFromUtf8("""{"type":"question"}"""),
            Topic = "interview",
            DestinationIdentities = { "ann", "bob" },
        };

        await Rooms.SendData(request);
        var nonce = request.Nonce;
        await Rooms.SendData(request);
        await Rooms.SendData(new SendDataRequest { Room = "r1", Kind = DataPacket.Types.Kind.Lossy });

        Assert.Equal(16, nonce.Length);
        Assert.NotEqual(nonce, request.Nonce);
        Assert.Equal(("r1", "interview", true, """{"type":"question"}"""),
            (Server.Data[0].Room, Server.Data[0].Topic, Server.Data[0].Reliable, Server.Data[0].Text));
        Assert.Equal(["ann", "bob"], Server.Data[0].To);
        Assert.Equal((null, false, ""), (Server.Data[2].Topic, Server.Data[2].Reliable, Server.Data[2].Text));
    }

    [Fact]
    public async Task Data_for_a_room_that_is_not_there_finds_nobody_to_take_it()
    {
        var error = await RefusedAsync(() => Rooms.SendData(new SendDataRequest { Room = "r1" }));

        Assert.Equal(Twirp.ErrorCode.Unavailable, error.Type);
    }
}
