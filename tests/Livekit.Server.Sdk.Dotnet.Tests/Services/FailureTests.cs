using System.Net;
using System.Text;
using FakeLiveKit;
using Google.Protobuf;
using Interviewing.LiveKitSdk.Tests.Tokens;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Services;

public sealed class FailureTests : LiveKitFixture
{
    private static readonly CreateRoomRequest Request = new() { Name = "r1" };

    [Theory]
    [InlineData("unavailable", Twirp.ErrorCode.Unavailable)]
    [InlineData("internal", Twirp.ErrorCode.Internal)]
    [InlineData("resource_exhausted", Twirp.ErrorCode.Resource_Exhausted)]
    [InlineData("invalid_argument", Twirp.ErrorCode.Invalid_Argument)]
    [InlineData("permission_denied", Twirp.ErrorCode.Permission_Denied)]
    [InlineData("deadline_exceeded", Twirp.ErrorCode.Deadline_Exceeded)]
    [InlineData("dataloss", Twirp.ErrorCode.NoError)]
    public async Task An_error_of_the_server_comes_with_its_code(string code, Twirp.ErrorCode expected)
    {
        Server.Enqueue(FakeBehaviour.Fail(code));

        var error = await RefusedAsync(() => Rooms.CreateRoom(Request));

        Assert.Equal((expected, "this is a failure on demand"), (error.Type, error.Message));
    }

    [Fact]
    public async Task A_name_is_needed()
    {
        var error = await RefusedAsync(() => Rooms.CreateRoom(new CreateRoomRequest()));

        Assert.Equal((Twirp.ErrorCode.Invalid_Argument, "no room name"), (error.Type, error.Message));
    }

    [Fact]
    public async Task A_wrong_secret_is_an_unknown_error_since_the_answer_is_plain_text()
    {
        var client = new RoomServiceClient(Server.Url.ToString(), Signing.Key, new string('x', 32));

        var error = await RefusedAsync(() => client.CreateRoom(Request));

        Assert.Equal(Twirp.ErrorCode.Unknown, error.Type);
        Assert.StartsWith("invalid authorization token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_an_unknown_error_since_the_answer_is_plain_text()
    {
        var client = new RoomServiceClient(Server.Url.ToString(), "other", Signing.Secret);

        var error = await RefusedAsync(() => client.CreateRoom(Request));

        Assert.Equal((Twirp.ErrorCode.Unknown, "invalid API key"), (error.Type, error.Message));
    }

    [Fact]
    public async Task An_intermediarys_page_is_an_unknown_error()
    {
        Server.Enqueue(FakeBehaviour.With(AnswerFault.ErrorPage));

        var error = await RefusedAsync(() => Rooms.CreateRoom(Request));

        Assert.Equal(Twirp.ErrorCode.Unknown, error.Type);
        Assert.Contains("Bad gateway", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"not_found","msg":"no \"r1\" here"}""", Twirp.ErrorCode.Not_Found, """no \""")]
    [InlineData("""{"code":"not_found"}""", Twirp.ErrorCode.Not_Found, """{"code":"not_found"}""")]
    [InlineData("""{"code": "not_found", "msg": "spaced"}""", Twirp.ErrorCode.Unknown, """{"code": "not_found", "msg": "spaced"}""")]
    [InlineData("", Twirp.ErrorCode.Unknown, "")]
    public async Task An_error_is_searched_not_parsed(string body, Twirp.ErrorCode expected, string message)
    {
        using var canned = new CannedAnswer(HttpStatusCode.NotFound, body);
        var client = new RoomServiceClient(
            Server.Url.ToString(), Signing.Key, Signing.Secret, new HttpClient(canned));

        var error = await RefusedAsync(() => client.CreateRoom(Request));

        Assert.Equal((expected, message), (error.Type, error.Message));
    }

    [Fact]
    public async Task An_answer_that_is_no_message_is_an_error()
    {
        Server.Enqueue(FakeBehaviour.With(AnswerFault.Rubbish));

        await Assert.ThrowsAsync<InvalidProtocolBufferException>(() => Rooms.CreateRoom(Request));
    }

    [Theory]
    [InlineData(AnswerFault.Cut, 0)]
    [InlineData(AnswerFault.Lost, 1)]
    public async Task A_cut_connection_does_not_say_whether_the_call_was_carried_out(AnswerFault fault, int rooms)
    {
        Server.Enqueue(FakeBehaviour.With(fault));

        await Assert.ThrowsAsync<HttpRequestException>(() => Rooms.CreateRoom(Request));

        Assert.Equal(rooms, Server.Rooms.Length);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_of_the_HttpClient()
    {
        await Server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => Rooms.CreateRoom(Request));
    }

    [Fact]
    public async Task The_time_out_is_the_HttpClients()
    {
        Server.Enqueue(FakeBehaviour.Hang);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        var client = new RoomServiceClient(Server.Url.ToString(), Signing.Key, Signing.Secret, http);

        var late = await Assert.ThrowsAsync<TaskCanceledException>(() => client.CreateRoom(Request));

        Assert.IsType<TimeoutException>(late.InnerException);
    }

    private sealed class CannedAnswer(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8) });
    }
}
