using System.Security.Cryptography;
using System.Text;
using Interviewing.Rooms;
using Interviewing.WebFront.Tests.Support;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.WebFront.Tests.Rooms;

public sealed class WebhookTests
{
    private const string Secret = "a secret of LiveKit's, thirty-two bytes and more";

    private const string Joined =
        """
        {"event":"participant_joined","id":"EV_1","createdAt":"1770000001","room":{"name":"icu-7","sid":"RM_a"},
        "participant":{"sid":"PA_1","identity":"maya","name":"Maya","joinedAt":"1770000000","joinedAtMs":"1770000000123",
        "kind":"STANDARD","permission":{"canPublish":true},"clientProtocol":1,"capabilities":["X"]}}
        """;

    [Fact]
    public async Task ASignedEventGoesToItsRoomWithAllThatItSays()
    {
        (string Room, RoomWebhook Webhook)? told = null;
        await using var host = await StartAsync((room, webhook) => told = (room, webhook));
        var reply = await PostAsync(host, Joined, Sign(Joined));
        Assert.Equal(200, reply.Status);
        Assert.Equal("icu-7", told!.Value.Room);
        Assert.Equal(
            new RoomWebhook
            {
                Id = "EV_1",
                Kind = RoomWebhookKind.ParticipantJoined,
                CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1_770_000_001),
                RoomSid = "RM_a",
                Participant = new()
                {
                    Sid = "PA_1",
                    Identity = "maya",
                    Name = "Maya",
                    JoinedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_770_000_000_123),
                    Kind = Interviewing.Rooms.ParticipantKind.Standard,
                },
            },
            told.Value.Webhook);
    }

    [Theory]
    [InlineData("participant_left", RoomWebhookKind.ParticipantLeft)]
    [InlineData("participant_connection_aborted", RoomWebhookKind.ParticipantLeft)]
    [InlineData("room_finished", RoomWebhookKind.RoomFinished)]
    public async Task TheKindsThatMatterAreTold(string name, RoomWebhookKind kind)
    {
        RoomWebhook? told = null;
        await using var host = await StartAsync((_, webhook) => told = webhook);
        var body = Joined.Replace("participant_joined", name, StringComparison.Ordinal);
        Assert.Equal(200, (await PostAsync(host, body, "Bearer " + Sign(body))).Status);
        Assert.Equal(kind, told!.Kind);
    }

    [Theory]
    [InlineData("""{"event":"track_published","id":"EV_1","room":{"name":"icu-7"}}""")]
    [InlineData("""{"event":"participant_joined","id":"EV_1","room":{"name":"a room of others"},"participant":{"sid":"PA_1","identity":"x"}}""")]
    [InlineData("""{"event":"participant_joined","id":"EV_1","participant":{"sid":"PA_1","identity":"x"}}""")]
    [InlineData("""{"event":"participant_joined","id":"EV_1","room":{"name":"icu-7"}}""")]
    [InlineData("""{"event":"participant_joined","id":"EV_1","createdAt":"99999999999999999","room":{"name":"other"},"participant":{"sid":"","identity":"x"}}""")]
    public async Task WhatDoesNotMatterIsTakenAndDropped(string body)
    {
        await using var host = await StartAsync((_, _) => Assert.Fail("The room was told."));
        Assert.Equal(200, (await PostAsync(host, body, Sign(body))).Status);
    }

    [Fact]
    public async Task WhatIsNotSignedForThisBodyWithOurKeyIsA401()
    {
        await using var host = await StartAsync((_, _) => Assert.Fail("The room was told."));
        string[] forged =
        [
            "",
            "Bearer ",
            "nonsense",
            Sign(Joined + " "),
            Sign(Joined, secret: "a secret that LiveKit does not know of, at all"),
            Sign(Joined, key: "another"),
            new AccessToken("key", Secret).WithIdentity("maya").WithGrants(new VideoGrants { RoomJoin = true, Room = "icu-7" }).ToJwt(),
            Sign(Joined, expires: DateTime.UnixEpoch.AddYears(40)),
        ];
        foreach (var authorization in forged)
        {
            var reply = await PostAsync(host, Joined, authorization);
            Assert.Equal((401, "application/problem+json"), (reply.Status, reply.ContentType));
        }
    }

    [Fact]
    public async Task ASignedBodyThatIsNoEventIsA400()
    {
        await using var host = await StartAsync((_, _) => Assert.Fail("The room was told."));
        foreach (var body in (string[])["[]", "{", """{"event":"room_finished"}""", """{"id":7}"""])
            Assert.Equal(400, (await PostAsync(host, body, Sign(body))).Status);
    }

    private static Task<WebFrontHost> StartAsync(Action<string, RoomWebhook> told) => WebFrontHost.StartAsync(
        grains => grains.On<IRoomGrain>("Notify", (key, arguments) =>
        {
            told(key, (RoomWebhook)arguments[0]!);
            return Task.CompletedTask;
        }),
        settings =>
        {
            settings.LiveKit.Url = new("https://livekit.example");
            settings.LiveKit.ApiKey = "key";
            settings.LiveKit.ApiSecret = Secret;
        });

    private static string Sign(string body, string key = "key", string secret = Secret, DateTime? expires = null)
    {
        var token = new AccessToken(key, secret)
            .WithIdentity("")
            .WithGrants(new VideoGrants())
            .WithSha256(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        if (expires is { } at)
            token.WithExpiration(at);
        return token.ToJwt();
    }

    private static async Task<Reply> PostAsync(WebFrontHost host, string body, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/livekit/webhook");
        request.Content = new StringContent(body, Encoding.UTF8);
        // As LiveKit sends it: a type of its own, and the bare token.
        request.Content.Headers.ContentType = new("application/webhook+json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }
}
