using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FakeLiveKit.Rooms;
using FakeLiveKit.Tokens;
using Interviewing.LiveKitSdk.Tests.Services;
using Interviewing.LiveKitSdk.Tests.Tokens;

namespace Interviewing.LiveKitSdk.Tests.Server;

/// <summary>The server's own rules, called by hand: what the SDK never does wrong must be refused too.</summary>
public sealed class FakeServerTests : LiveKitFixture
{
    private const string CreateRoom = "twirp/livekit.RoomService/CreateRoom";

    [Fact]
    public async Task JSON_is_answered_in_JSON_with_every_field()
    {
        var (status, room) = await CallAsync(CreateRoom, """{"name":"r1","emptyTimeout":60,"news":1}""", Create());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((60, 0, 20), ((int)room["empty_timeout"]!, (int)room["max_participants"]!, (int)room["departure_timeout"]!));
    }

    [Theory]
    [InlineData("POST", CreateRoom, "text/plain", 404, "bad_route")]
    [InlineData("POST", "twirp/livekit.RoomService/MakeRoom", "application/json", 404, "bad_route")]
    [InlineData("POST", "livekit.RoomService/CreateRoom", "application/json", 404, "bad_route")]
    [InlineData("GET", CreateRoom, "application/json", 404, "bad_route")]
    [InlineData("POST", CreateRoom, "application/protobuf", 400, "malformed")]
    public async Task A_wrong_path_verb_or_type_is_refused(string verb, string path, string type, int status, string code)
    {
        var answer = await CallAsync(path, "{\"name\":", Create(), type, verb);

        Assert.Equal((status, code), ((int)answer.Status, (string?)answer.Body["code"]));
    }

    [Theory]
    [InlineData("roomList", "r1")]
    [InlineData("roomAdmin", "r1")]
    [InlineData("roomJoin", "r1")]
    public async Task Another_right_is_not_enough_to_create(string right, string room)
    {
        var answer = await CallAsync(CreateRoom, """{"name":"r1"}""", Token(right, room));

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated", "permissions denied"),
            (answer.Status, (string?)answer.Body["code"], (string?)answer.Body["msg"]));
        Assert.Empty(Server.Rooms);
    }

    [Theory]
    [InlineData("ListParticipants")]
    [InlineData("GetParticipant")]
    [InlineData("RemoveParticipant")]
    [InlineData("SendData")]
    [InlineData("UpdateRoomMetadata")]
    public async Task The_right_to_manage_is_for_one_room(string method)
    {
        Server.Join("r1", new FakeParticipant { Identity = "ann" });

        var answer = await CallAsync(
            $"twirp/livekit.RoomService/{method}", """{"room":"r1","identity":"ann"}""", Token("roomAdmin", "r2"));

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.Status, (string?)answer.Body["code"]));
    }

    [Fact]
    public async Task No_token_at_all_allows_nothing()
    {
        var answer = await CallAsync("twirp/livekit.RoomService/ListRooms", "{}", null);

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.Status, (string?)answer.Body["code"]));
    }

    [Fact]
    public async Task A_token_that_does_not_hold_is_refused_in_plain_text()
    {
        var expired = Claims("roomCreate", "");
        expired["exp"] = Signing.Now - 61;
        var late = Claims("roomCreate", "");
        late["nbf"] = Signing.Now + 90;
        string[] tokens =
        [
            "rubbish", Signing.Sign(expired), Signing.Sign(late), Signing.Sign(Claims("roomCreate", ""), secret: "another"),
            Signing.Sign(Claims("roomCreate", ""), """{"alg":"none"}"""),
        ];

        foreach (var token in tokens)
        {
            using var answer = await SendAsync(CreateRoom, """{"name":"r1"}""", token, "application/json", "POST");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.StartsWith("invalid authorization token",
                await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.All(Server.Calls, call => Assert.Null(call.Claims));
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        using var http = new HttpClient();

        Assert.Equal("OK", await http.GetStringAsync(Server.Url));
    }

    [Fact]
    public void A_token_to_join_says_who_comes_and_what_they_may()
    {
        var claims = Claims("roomJoin", "r1");
        claims["sub"] = "eve";
        claims["name"] = "Eve";
        claims["video"]!["hidden"] = true;
        claims["video"]!["canPublish"] = false;
        claims["roomConfig"] = new JsonObject { ["emptyTimeout"] = 77 };

        var eve = Server.Join(Signing.Sign(claims));

        Assert.Equal(("eve", "Eve", true, false, true), (eve.Identity, eve.Name, eve.Hidden, eve.CanPublish, eve.CanSubscribe));
        Assert.Equal(77u, Server.FindRoom("r1")!.EmptyTimeout);
        Assert.Throws<UnauthorizedException>(() => Server.Join(Token("roomAdmin", "r1")));
        Assert.Throws<UnauthorizedException>(() => Server.Join(Token("roomJoin", "r1")));
    }

    [Fact]
    public async Task A_full_room_lets_nobody_in_but_agents()
    {
        await CallAsync(CreateRoom, """{"name":"r1","max_participants":1}""", Create());
        Server.Join("r1", new FakeParticipant { Identity = "ann" });
        Server.Join("r1", new FakeParticipant { Identity = "ann" });
        Server.Join("r1", new FakeParticipant { Identity = "ai", IsAgent = true });

        Assert.Throws<InvalidOperationException>(() => Server.Join("r1", new FakeParticipant { Identity = "bob" }));
        Assert.Equal(2, Server.FindRoom("r1")!.Participants.Length);
    }

    private static string Create() => Token("roomCreate", "");

    private static string Token(string right, string room) => Signing.Sign(Claims(right, room));

    private static JsonObject Claims(string right, string room) => new()
    {
        ["iss"] = Signing.Key,
        ["exp"] = Signing.Now + 60,
        ["video"] = new JsonObject { [right] = true, ["room"] = room },
    };

    private async Task<(HttpStatusCode Status, JsonNode Body)> CallAsync(
        string path, string body, string? token, string type = "application/json", string verb = "POST")
    {
        using var answer = await SendAsync(path, body, token, type, verb);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, string? token, string type, string verb)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(Server.Url, path));
        request.Content = new StringContent(body, Encoding.UTF8, type);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}
