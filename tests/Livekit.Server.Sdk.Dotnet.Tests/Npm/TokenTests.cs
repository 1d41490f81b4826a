using System.Text.Json;
using Interviewing.Servers;
using Interviewing.LiveKitSdk.Tests.Services;
using Interviewing.LiveKitSdk.Tests.Tokens;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Npm;

/// <summary>Tokens and webhooks against LiveKit's own server SDK for JavaScript.</summary>
public sealed class TokenTests : LiveKitFixture
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(Signing.ShortSecret)]
    [InlineData("a secret of more than thirty-two bytes")]
    public async Task LiveKits_own_SDK_accepts_our_tokens(string secret)
    {
        await using var node = StartNode(secret);
        var token = new AccessToken(Signing.Key, secret.PadRight(32, '\0'))
            .WithIdentity("ann")
            .WithName("Ann")
            .WithGrants(new VideoGrants { RoomJoin = true, Room = "r1", CanPublish = false })
            .ToJwt();

        var claims = (await AskAsync(node, new { verify = token })).GetProperty("claims");

        Assert.Equal(("devkey", "ann", "Ann"), (claims.GetProperty("iss").GetString(), claims.GetProperty("sub").GetString(),
            claims.GetProperty("name").GetString()));
        var video = claims.GetProperty("video");
        Assert.Equal((true, "r1", false), (video.GetProperty("roomJoin").GetBoolean(), video.GetProperty("room").GetString(),
            video.GetProperty("canPublish").GetBoolean()));
    }

    [Fact]
    public async Task LiveKits_own_SDK_refuses_a_token_of_another_secret()
    {
        await using var node = StartNode("another");
        var token = new AccessToken(Signing.Key, Signing.Secret).WithIdentity("ann").ToJwt();

        var answer = await AskAsync(node, new { verify = token });

        Assert.Contains("signature", answer.GetProperty("error").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task We_accept_what_LiveKits_own_SDK_signs_and_nothing_that_was_forged()
    {
        const string Body = """{"event":"room_started","id":"EV_1","room":{"name":"r1"}}""";
        await using var node = StartNode(Signing.ShortSecret);
        await using var forger = StartNode("another");
        var receiver = new WebhookReceiver(Signing.Key, Signing.Secret);

        var honest = (await AskAsync(node, new { sign = Body })).GetProperty("authorization").GetString()!;
        var forged = (await AskAsync(forger, new { sign = Body })).GetProperty("authorization").GetString()!;

        Assert.Equal("EV_1", receiver.Receive(Body, honest).Id);
        Assert.ThrowsAny<Exception>(() => receiver.Receive(Body, forged));
        Assert.ThrowsAny<Exception>(() => receiver.Receive(Body.Replace("r1", "r2", StringComparison.Ordinal), honest));
    }

    [Fact]
    public async Task LiveKits_own_SDK_accepts_the_test_servers_webhooks_and_joins_it_with_its_tokens()
    {
        await using var node = StartNode(Signing.ShortSecret);
        var token = (await AskAsync(node, new { join = new { identity = "ann", room = "r1" } })).GetProperty("token").GetString()!;

        Assert.Equal("ann", Server.Join(token).Identity);
        var webhook = Server.Webhooks[1];
        var answer = await AskAsync(node, new { receive = webhook.Body, authorization = webhook.Authorization });

        var participant = answer.GetProperty("event").GetProperty("participant");
        Assert.Equal(("participant_joined", "ann"),
            (answer.GetProperty("event").GetProperty("event").GetString(), participant.GetProperty("identity").GetString()));
    }

    private static NodeScript StartNode(string secret)
    {
        Assert.SkipWhen(NodeScript.Missing is not null, NodeScript.Missing ?? "");
        return NodeScript.Start("livekit-tokens.js", Signing.Key, secret);
    }

    private static async Task<JsonElement> AskAsync<T>(NodeScript node, T question)
    {
        await node.TellAsync(question);
        return await node.NextAsync(Deadline);
    }
}
