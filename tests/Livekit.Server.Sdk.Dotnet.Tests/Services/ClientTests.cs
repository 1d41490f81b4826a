using System.Text.Json;
using Interviewing.LiveKitSdk.Tests.Tokens;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Services;

public sealed class ClientTests : LiveKitFixture
{
    [Fact]
    public async Task Each_call_has_a_token_with_the_one_right_that_it_needs()
    {
        await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });
        await Rooms.ListRooms(new ListRoomsRequest());
        await Rooms.ListParticipants(new ListParticipantsRequest { Room = "r1" });
        await Rooms.SendData(new SendDataRequest { Room = "r1" });
        await Rooms.UpdateRoomMetadata(new UpdateRoomMetadataRequest { Room = "r1" });
        await Dispatches.CreateDispatch(new CreateAgentDispatchRequest { Room = "r1" });
        await Dispatches.ListDispatch(new ListAgentDispatchRequest { Room = "r1" });
        await Rooms.DeleteRoom(new DeleteRoomRequest { Room = "r1" });

        Assert.Equal(
            [
                "CreateRoom roomCreate ", "ListRooms roomList ", "ListParticipants roomAdmin r1", "SendData roomAdmin r1",
                "UpdateRoomMetadata roomAdmin r1", "CreateDispatch roomAdmin r1", "ListDispatch roomAdmin r1",
                "DeleteRoom roomCreate ",
            ],
            Server.Calls.Select(call => $"{call.Method.Split('/')[1]} {Rights(call.Claims!.Value)}"));
        Assert.All(Server.Calls, call => Assert.Equal("application/protobuf", call.ContentType));
    }

    [Fact]
    public async Task One_client_makes_one_call_after_the_other()
    {
        var client = Rooms;

        await client.CreateRoom(new CreateRoomRequest { Name = "r1" });
        await client.ListRooms(new ListRoomsRequest());
        await client.DeleteRoom(new DeleteRoomRequest { Room = "r1" });

        Assert.Equal([200, 200, 200], Server.Calls.Select(call => call.Status));
    }

    // A client sets its HttpClient up, and an HttpClient can be set up only until its first call: to share connections,
    // clients share a handler.
    [Fact]
    public async Task Clients_share_a_handler_not_an_HttpClient()
    {
        using var handler = new SocketsHttpHandler();
        using var first = new HttpClient(handler, disposeHandler: false);
        await Client(first).CreateRoom(new CreateRoomRequest { Name = "r1" });

        Assert.Throws<InvalidOperationException>(() => Client(first));
        using var second = new HttpClient(handler, disposeHandler: false);
        await Client(second).CreateRoom(new CreateRoomRequest { Name = "r2" });
        Assert.Equal(2, Server.Rooms.Length);
    }

    [Theory]
    [InlineData("/behind/", true)]
    [InlineData("/behind", false)]
    public async Task A_path_in_the_address_ends_in_a_slash_or_is_lost(string path, bool kept)
    {
        var client = new RoomServiceClient(new Uri(Server.Url, path).ToString(), Signing.Key, Signing.Secret);

        try
        {
            await client.CreateRoom(new CreateRoomRequest { Name = "r1" });
        }
        catch (Twirp.Exception error)
        {
            Assert.Equal(Twirp.ErrorCode.Bad_Route, error.Type);
        }

        Assert.Equal(kept ? "/behind/twirp/livekit.RoomService/CreateRoom" : "livekit.RoomService/CreateRoom",
            Assert.Single(Server.Calls).Method);
    }

    [Fact]
    public void An_address_has_a_scheme()
    {
        Assert.Throws<UriFormatException>(() => new RoomServiceClient("localhost", Signing.Key, Signing.Secret));
    }

    [Fact]
    public void A_secret_has_32_bytes_or_more()
    {
        var url = Server.Url.ToString();

        Assert.Throws<ArgumentException>(() => new RoomServiceClient(url, Signing.Key, Signing.ShortSecret));
        Assert.Throws<ArgumentException>(() => new AgentDispatchServiceClient(url, Signing.Key, Signing.ShortSecret));
        Assert.Throws<ArgumentException>(() => new RoomServiceClient(url, "", Signing.Secret));
    }

    private static string Rights(JsonElement claims)
    {
        var video = claims.GetProperty("video");
        var rights = video.EnumerateObject()
            .Where(each => each.Name.StartsWith("room", StringComparison.Ordinal) && each.Value.ValueKind == JsonValueKind.True)
            .Select(each => each.Name);
        return $"{string.Join(',', rights)} {video.GetProperty("room")}";
    }

    private RoomServiceClient Client(HttpClient http) => new(Server.Url.ToString(), Signing.Key, Signing.Secret, http);
}
