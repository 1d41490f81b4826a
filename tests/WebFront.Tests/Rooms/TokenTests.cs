using System.Text;
using System.Text.Json;
using Interviewing.WebFront.Tests.Support;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.WebFront.Tests.Rooms;

public sealed class TokenTests
{
    private const string Secret = "a secret of LiveKit's, thirty-two bytes and more";

    public static TheoryData<string, string, string> Refused => new()
    {
        { """{"roomName":"r"}""", "identity", "is required" },
        { """{"identity":"i"}""", "roomName", "is required" },
        { """{"identity":"i","roomName":""}""", "roomName", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { """{"identity":"a b","roomName":"r"}""", "identity", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { """{"identity":"i","name":"a/b"}""", "name", "must be 1 to 128 of the characters A-Z a-z 0-9 . _ : @ -" },
        { """{"identity":"i","roomName":"r","ttl":0}""", "ttl", "must be a number, whole, from 1 to 21600" },
        { """{"identity":"i","roomName":"r","ttl":21601}""", "ttl", "must be a number, whole, from 1 to 21600" },
        { """{"identity":"i","roomName":"r","role":"king"}""", "role", "must be one of candidate, observer" },
    };

    [Fact]
    public async Task AQueryAndABodyGetTheSameToken()
    {
        await using var host = await StartAsync();
        var byQuery = await host.GetAsync("/livekit/token?identity=maya&room=icu-7&name=Maya%20B.");
        var byBody = await host.PostAsync("/livekit/token", """{"identity":"maya","roomName":"icu-7","name":"Maya B."}""");
        Assert.Equal((200, 200), (byQuery.Status, byBody.Status));
        foreach (var reply in new[] { byQuery, byBody })
        {
            Assert.Equal(
                ("wss://livekit.example", "maya", "icu-7"),
                (Text(reply, "url"), Text(reply, "identity"), Text(reply, "room")));
            Assert.Equal("no-store", reply.Headers["Cache-Control"]);
            var claims = Claims(reply);
            Assert.Equal("key", claims.GetProperty("iss").GetString());
            Assert.Equal(("maya", "Maya B."), (claims.GetProperty("sub").GetString(), claims.GetProperty("name").GetString()));
            Assert.Equal(3600, claims.GetProperty("exp").GetDouble() - claims.GetProperty("iat").GetDouble(), 1.0);
            // LiveKit's own reader finds it signed with the key's secret.
            Assert.Equal("icu-7", new TokenVerifier("key", Secret).Verify(Text(reply, "token")).Video.Room);
        }
    }

    [Fact]
    public async Task WhereLiveKitIsReachedByAnotherAddressFromOutsideThatOneIsTold()
    {
        await using var host = await WebFrontHost.StartAsync(configure: settings =>
        {
            settings.LiveKit.Url = new("ws://livekit:7880");
            settings.LiveKit.PublicUrl = new("https://livekit.example");
            (settings.LiveKit.ApiKey, settings.LiveKit.ApiSecret) = ("key", Secret);
        });
        Assert.Equal("wss://livekit.example", Text(await host.GetAsync("/livekit/token?identity=maya&room=icu-7"), "url"));
    }

    [Fact]
    public async Task InTheOldFormTheNameIsTheRoom()
    {
        await using var host = await StartAsync();
        var reply = await host.PostAsync("/livekit/token", """{"identity":"maya","name":"icu-7"}""");
        Assert.Equal("icu-7", Text(reply, "room"));
        Assert.Equal("icu-7", Claims(reply).GetProperty("video").GetProperty("room").GetString());
        Assert.Equal("maya", Claims(reply).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("candidate", true, false)]
    [InlineData("observer", false, true)]
    public async Task ATokenGivesNoMoreRightsThanItsRoleNeeds(string role, bool speaks, bool hidden)
    {
        await using var host = await StartAsync();
        var reply = await host.GetAsync($"/livekit/token?identity=maya&room=icu-7&ttl=60&role={role}");
        var video = Claims(reply).GetProperty("video");
        Assert.Equal(
            (true, true, speaks, speaks, hidden),
            (Is(video, "roomJoin"), Is(video, "canSubscribe"), Is(video, "canPublish"), Is(video, "canPublishData"), Is(video, "hidden")));
        foreach (var right in (string[])["roomAdmin", "roomCreate", "roomList", "roomRecord", "ingressAdmin"])
            Assert.False(Is(video, right), right);
        Assert.Equal(60, Claims(reply).GetProperty("exp").GetDouble() - Claims(reply).GetProperty("iat").GetDouble(), 1.0);
    }

    [Fact]
    public async Task WithoutAServerTheKeyIsThatOfLiveKitsDevelopmentMode()
    {
        await using var host = await WebFrontHost.StartAsync();
        var reply = await host.GetAsync("/livekit/token?identity=maya&room=icu-7");
        Assert.Equal("ws://localhost:7880", Text(reply, "url"));
        Assert.Equal("devkey", Claims(reply).GetProperty("iss").GetString());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhatBreaksARuleIsNamed(string body, string field, string rule)
    {
        await using var host = await StartAsync();
        var reply = await host.PostAsync("/livekit/token", body);
        Assert.Equal(400, reply.Status);
        Assert.Equal([rule], reply.ErrorsOf(field));
    }

    [Fact]
    public async Task AQueryThatBreaksRulesIsToldAllOfThem()
    {
        await using var host = await StartAsync();
        var reply = await host.GetAsync("/livekit/token?ttl=x");
        Assert.Equal(400, reply.Status);
        Assert.Equal(["identity", "room", "ttl"], reply.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    private static Task<WebFrontHost> StartAsync() => WebFrontHost.StartAsync(configure: settings =>
    {
        settings.LiveKit.Url = new("https://livekit.example");
        settings.LiveKit.ApiKey = "key";
        settings.LiveKit.ApiSecret = Secret;
    });

    private static string Text(Reply reply, string name) => reply.Json.GetProperty(name).GetString()!;

    private static bool Is(JsonElement video, string right) =>
        video.TryGetProperty(right, out var value) && value.ValueKind == JsonValueKind.True;

    private static JsonElement Claims(Reply reply)
    {
        var payload = Text(reply, "token").Split('.')[1].Replace('-', '+').Replace('_', '/');
        payload = payload.PadRight((payload.Length + 3) / 4 * 4, '=');
        return JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(Convert.FromBase64String(payload)));
    }
}
