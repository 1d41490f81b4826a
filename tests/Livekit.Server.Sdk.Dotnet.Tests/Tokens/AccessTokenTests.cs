using System.Text.Json.Nodes;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Tokens;

public sealed class AccessTokenTests
{
    [Fact]
    public void A_token_is_signed_with_the_secret()
    {
        var token = NewToken().ToJwt();

        var parts = token.Split('.');
        Assert.Equal(Signing.HS256, Signing.Read(token, 0).ToJsonString());
        Assert.Equal(Signing.Signature($"{parts[0]}.{parts[1]}", Signing.Secret), parts[2]);
    }

    [Fact]
    public void A_short_secret_filled_up_with_NULs_signs_as_the_short_one_does()
    {
        var parts = NewToken().ToJwt().Split('.');

        Assert.Equal(Signing.Signature($"{parts[0]}.{parts[1]}", Signing.ShortSecret), parts[2]);
    }

    [Fact]
    public void A_bare_token_has_every_claim_and_they_are_empty()
    {
        var claims = Timeless(NewToken().ToJwt());

        AssertJson(
            """
            {
              "sub": "", "jti": "", "iss": "devkey",
              "video": {
                "agent": false, "canPublish": true, "canPublishData": true, "canPublishSources": [], "canSubscribe": true,
                "canSubscribeMetrics": false, "canUpdateOwnMetadata": false, "destinationRoom": "", "hidden": false,
                "ingressAdmin": false, "recorder": false, "room": "", "roomAdmin": false, "roomCreate": false,
                "roomJoin": false, "roomList": false, "roomRecord": false
              },
              "sip": { "admin": false, "call": false },
              "name": "", "metadata": "", "sha256": "", "kind": "", "roomConfig": {}
            }
            """,
            claims);
    }

    [Fact]
    public void A_full_token_says_all_that_it_was_told()
    {
        var claims = Timeless(NewToken()
            .WithIdentity("ann")
            .WithName("Ann \"Añ\" <b>")
            .WithMetadata("""{"a":1}""")
            .WithSha256("abc=")
            .WithKind(ParticipantInfo.Types.Kind.Agent)
            .WithAttributes(new Dictionary<string, string> { ["Lang"] = "de" })
            .WithRoomPreset("preset")
            .WithRoomConfig(new RoomConfiguration
            {
                EmptyTimeout = 60,
                Agents = { new RoomAgentDispatch { AgentName = "ai", Metadata = "m" } },
            })
            .WithSipGrants(new SIPGrants { Admin = true, Call = true })
            .WithGrants(new VideoGrants
            {
                RoomJoin = true,
                Room = "r1",
                CanPublish = false,
                CanPublishData = false,
                CanSubscribe = false,
                Hidden = true,
                CanPublishSources = ["camera", "microphone"],
            })
            .ToJwt());

        AssertJson(
            """
            {
              "sub": "ann", "jti": "ann", "iss": "devkey",
              "video": {
                "agent": false, "canPublish": false, "canPublishData": false,
                "canPublishSources": ["camera", "microphone"], "canSubscribe": false,
                "canSubscribeMetrics": false, "canUpdateOwnMetadata": false, "destinationRoom": "", "hidden": true,
                "ingressAdmin": false, "recorder": false, "room": "r1", "roomAdmin": false, "roomCreate": false,
                "roomJoin": true, "roomList": false, "roomRecord": false
              },
              "sip": { "admin": true, "call": true },
              "name": "Ann \"Añ\" <b>", "metadata": "{\"a\":1}", "sha256": "abc=", "kind": "agent",
              "attributes": { "Lang": "de" }, "roomPreset": "preset",
              "roomConfig": { "emptyTimeout": 60, "agents": [{ "agentName": "ai", "metadata": "m" }] }
            }
            """,
            claims);
    }

    [Fact]
    public void A_token_holds_for_six_hours_where_nothing_is_said()
    {
        var before = Signing.Now;

        var claims = Signing.Read(NewToken().ToJwt(), 1);

        Assert.InRange((long)claims["iat"]!, before, Signing.Now);
        Assert.Equal((long)claims["iat"]!, (double)claims["nbf"]!);
        Assert.Equal((long)claims["iat"]! + 6 * 3600, (double)claims["exp"]!);
        Assert.Equal(TimeSpan.FromHours(6), Constants.DefaultTtl);
        Assert.Equal(TimeSpan.FromMinutes(1), Constants.DefaultLeeway);
    }

    [Fact]
    public void A_time_to_live_counts_from_now()
    {
        var claims = Signing.Read(NewToken().WithTtl(TimeSpan.FromMinutes(10)).ToJwt(), 1);

        Assert.Equal((long)claims["iat"]! + 600, (double)claims["exp"]!);
    }

    [Fact]
    public void An_expiration_goes_before_a_time_to_live()
    {
        var claims = Signing.Read(
            NewToken()
                .WithTtl(TimeSpan.FromMinutes(10))
                .WithExpiration(new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc))
                .WithNotBefore(new DateTime(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc))
                .ToJwt(),
            1);

        Assert.Equal(4102444800, (double)claims["exp"]!);
        Assert.Equal(3786912000, (double)claims["nbf"]!);
    }

    [Theory]
    [InlineData("", "r1")]
    [InlineData("ann", "")]
    public void A_token_to_join_says_who_and_where(string identity, string room)
    {
        var token = NewToken().WithIdentity(identity).WithGrants(new VideoGrants { RoomJoin = true, Room = room });

        Assert.Throws<ArgumentException>(token.ToJwt);
    }

    [Fact]
    public void A_claim_is_never_null()
    {
        Assert.ThrowsAny<Exception>(() => NewToken().WithName(null!).ToJwt());
        Assert.ThrowsAny<Exception>(() => NewToken().WithIdentity(null!).ToJwt());
        Assert.ThrowsAny<Exception>(() => NewToken().WithGrants(null!).ToJwt());
    }

    [Fact]
    public void A_secret_has_32_bytes_or_more()
    {
        Assert.Throws<ArgumentException>(() => new AccessToken(Signing.Key, Signing.ShortSecret));
        Assert.Throws<ArgumentException>(() => new AccessToken(Signing.Key, new string('s', 31)));
        Assert.NotNull(new AccessToken(Signing.Key, new string('s', 32)));
        Assert.NotNull(new AccessToken(Signing.Key, new string('é', 16)));
    }

    [Theory]
    [InlineData(null, "0123456789012345678901234567890123456789")]
    [InlineData("", "0123456789012345678901234567890123456789")]
    [InlineData("key", null)]
    [InlineData("key", "")]
    public void A_key_and_a_secret_are_needed(string? key, string? secret)
    {
        Assert.Throws<ArgumentException>(() => new AccessToken(key, secret));
        Assert.Throws<ArgumentException>(() => new TokenVerifier(key, secret));
        Assert.Throws<ArgumentException>(() => new WebhookReceiver(key, secret));
    }

    [Fact]
    public void A_token_costs_less_than_a_fifth_of_a_millisecond_of_processor_time()
    {
        const int Tokens = 200;
        var least = Enumerable.Range(0, 20).Min(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Tokens; i++)
                NewToken().WithIdentity("ann").WithGrants(new VideoGrants { RoomJoin = true, Room = "r1" }).ToJwt();
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Tokens;
        });

        Assert.InRange(least, 0, 0.2);
    }

    private static AccessToken NewToken() => new(Signing.Key, Signing.Secret);

    private static JsonObject Timeless(string token)
    {
        var claims = Signing.Read(token, 1);
        Assert.True(claims.Remove("iat") && claims.Remove("nbf") && claims.Remove("exp"));
        return claims;
    }

    private static void AssertJson(string expected, JsonObject actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
