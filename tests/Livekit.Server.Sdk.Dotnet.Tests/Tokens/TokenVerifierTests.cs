using System.Text.Json.Nodes;
using Livekit.Server.Sdk.Dotnet;
using Microsoft.IdentityModel.Tokens;

namespace Interviewing.LiveKitSdk.Tests.Tokens;

public sealed class TokenVerifierTests
{
    private static readonly TokenVerifier Verifier = new(Signing.Key, Signing.Secret);

    [Fact]
    public void What_a_token_was_told_is_what_it_says()
    {
        var claims = Verifier.Verify(new AccessToken(Signing.Key, Signing.Secret)
            .WithIdentity("ann")
            .WithName("Ann")
            .WithMetadata("m")
            .WithSha256("s")
            .WithKind(ParticipantInfo.Types.Kind.Sip)
            .WithAttributes(new Dictionary<string, string> { ["Lang"] = "de" })
            .WithRoomPreset("preset")
            .WithRoomConfig(new RoomConfiguration { MaxParticipants = 3, Agents = { new RoomAgentDispatch { AgentName = "ai" } } })
            .WithSipGrants(new SIPGrants { Call = true })
            .WithGrants(new VideoGrants { RoomJoin = true, Room = "r1", CanPublish = false, CanPublishSources = ["camera"] })
            .ToJwt());

        Assert.Equal("ann", claims.Identity);
        Assert.Equal("Ann", claims.Name);
        Assert.Equal("m", claims.Metadata);
        Assert.Equal("s", claims.Sha256);
        Assert.Equal("sip", claims.Kind);
        Assert.Equal("de", claims.Attributes["Lang"]);
        Assert.Equal("preset", claims.RoomPreset);
        Assert.Equal(3u, claims.RoomConfig.MaxParticipants);
        Assert.Equal("ai", Assert.Single(claims.RoomConfig.Agents).AgentName);
        Assert.True(claims.Sip.Call);
        Assert.True(claims.Video.RoomJoin);
        Assert.Equal("r1", claims.Video.Room);
        Assert.False(claims.Video.CanPublish);
        Assert.True(claims.Video.CanSubscribe);
        Assert.Equal(["camera"], claims.Video.CanPublishSources);
    }

    [Fact]
    public void A_claim_that_is_not_there_is_empty()
    {
        var claims = Verifier.Verify(Signing.Sign(Claims()));

        Assert.Equal(["", "", "", "", "", ""],
            [claims.Identity, claims.Name, claims.Metadata, claims.Sha256, claims.Kind, claims.RoomPreset]);
        Assert.Empty(claims.Attributes);
        Assert.False(claims.Video.RoomJoin);
        Assert.True(claims.Video.CanPublish);
        Assert.Equal(0u, claims.RoomConfig.EmptyTimeout);
    }

    [Fact]
    public void A_verifier_with_the_secret_filled_up_accepts_what_the_short_secret_signed()
    {
        Assert.Equal("bob", Verifier.Verify(Signing.Sign(Claims(("sub", "bob")), secret: Signing.ShortSecret)).Identity);
    }

    [Fact]
    public void A_claim_that_is_not_known_does_no_harm()
    {
        var video = new JsonObject { ["roomJoin"] = true, ["news"] = 1 };

        Assert.True(Verifier.Verify(Signing.Sign(Claims(("news", 5), ("video", video)))).Video.RoomJoin);
    }

    [Fact]
    public void Another_secret_is_refused()
    {
        Assert.Throws<SecurityTokenSignatureKeyNotFoundException>(
            () => Verifier.Verify(Signing.Sign(Claims(), secret: "another")));
    }

    [Fact]
    public void Another_key_is_refused()
    {
        Assert.Throws<SecurityTokenInvalidIssuerException>(() => Verifier.Verify(Signing.Sign(Claims(("iss", "other")))));
        Assert.Throws<SecurityTokenInvalidIssuerException>(() => Verifier.Verify(Signing.Sign(Claims(("iss", null)))));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS512")]
    public void Another_algorithm_is_refused(string algorithm)
    {
        var token = Signing.Sign(Claims(), $$"""{"alg":"{{algorithm}}","typ":"JWT"}""");

        Assert.ThrowsAny<SecurityTokenException>(() => Verifier.Verify(token));
        Assert.ThrowsAny<SecurityTokenException>(() => Verifier.Verify(token[..(token.LastIndexOf('.') + 1)]));
    }

    [Fact]
    public void A_changed_claim_is_refused()
    {
        var honest = Signing.Sign(Claims(("sub", "bob"))).Split('.');
        var forged = Signing.Sign(Claims(("sub", "eve"))).Split('.');

        Assert.Throws<SecurityTokenSignatureKeyNotFoundException>(
            () => Verifier.Verify($"{honest[0]}.{forged[1]}.{honest[2]}"));
    }

    [Fact]
    public void An_expired_token_is_refused_when_a_minute_is_over()
    {
        Assert.NotNull(Verifier.Verify(Signing.Sign(Claims(("exp", Signing.Now - 45)))));
        Assert.Throws<SecurityTokenExpiredException>(() => Verifier.Verify(Signing.Sign(Claims(("exp", Signing.Now - 61)))));
    }

    [Fact]
    public void The_leeway_can_be_said()
    {
        var strict = new TokenVerifier(Signing.Key, Signing.Secret, TimeSpan.Zero);

        Assert.Throws<SecurityTokenExpiredException>(() => strict.Verify(Signing.Sign(Claims(("exp", Signing.Now - 2)))));
    }

    [Fact]
    public void A_token_for_later_is_refused()
    {
        Assert.NotNull(Verifier.Verify(Signing.Sign(Claims(("nbf", Signing.Now + 30)))));
        Assert.Throws<SecurityTokenNotYetValidException>(() => Verifier.Verify(Signing.Sign(Claims(("nbf", Signing.Now + 90)))));
    }

    [Fact]
    public void A_token_that_never_expires_is_refused()
    {
        Assert.Throws<SecurityTokenNoExpirationException>(() => Verifier.Verify(Signing.Sign(Claims(("exp", null)))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA")]
    public void What_is_no_token_is_a_wrong_argument(string? rubbish)
    {
        // So a handler of SecurityTokenException alone would miss it.
        Assert.ThrowsAny<ArgumentException>(() => Verifier.Verify(rubbish!));
    }

    [Fact]
    public void A_claim_that_is_a_list_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Verifier.Verify(Signing.Sign(Claims(("x", new JsonArray(1, 2))))));
    }

    [Fact]
    public void Grants_of_the_wrong_type_are_refused()
    {
        Assert.ThrowsAny<Exception>(() => Verifier.Verify(Signing.Sign(Claims(("video", "all")))));
    }

    // A null takes the claim out.
    private static JsonObject Claims(params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var claims = new JsonObject { ["iss"] = Signing.Key, ["exp"] = Signing.Now + 600 };
        foreach (var (name, value) in more)
        {
            claims.Remove(name);
            if (value is not null)
                claims.Add(name, value);
        }

        return claims;
    }
}
