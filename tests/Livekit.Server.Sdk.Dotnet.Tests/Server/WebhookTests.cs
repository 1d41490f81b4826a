using System.Net;
using FakeLiveKit.Rooms;
using Google.Protobuf;
using Interviewing.LiveKitSdk.Tests.Services;
using Interviewing.LiveKitSdk.Tests.Tokens;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Server;

public sealed class WebhookTests : LiveKitFixture
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_happens_in_a_room_is_told_in_order()
    {
        await using var sink = await WebhookSink.StartAsync();
        Server.WebhookUrl = sink.Url;

        Server.Join("r1", new FakeParticipant { Identity = "ann", Name = "Ann" });
        Server.Leave("r1", "ann");
        Server.EndRoom("r1");
        await Server.WebhooksSettledAsync(Deadline);

        Assert.Equal(["room_started", "participant_joined", "participant_left", "room_finished"],
            sink.Received.Select(each => each.Event.GetProperty("event").GetString()!));
        Assert.Equal(sink.Received.Select(each => each.Body), Server.Webhooks.Select(each => each.Body));
        Assert.Equal(4, sink.Received.Select(each => each.Event.GetProperty("id").GetString()).Distinct().Count());
        var left = sink.Received.ElementAt(2).Event.GetProperty("participant");
        Assert.Equal(("ann", "DISCONNECTED", "CLIENT_INITIATED"), (left.GetProperty("identity").GetString(),
            left.GetProperty("state").GetString(), left.GetProperty("disconnectReason").GetString()));
    }

    [Fact]
    public async Task A_webhook_is_signed_and_of_its_own_type()
    {
        await using var sink = await WebhookSink.StartAsync();
        Server.WebhookUrl = sink.Url;

        await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });
        await Server.WebhooksSettledAsync(Deadline);

        var webhook = Assert.Single(sink.Received);
        Assert.Equal("application/webhook+json", webhook.ContentType);
        Assert.Equal("r1", new WebhookReceiver(Signing.Key, Signing.Secret).Receive(webhook.Body, webhook.Authorization).Room.Name);
    }

    // As today's LiveKit server does: its participants have fields that the SDK's release does not know.
    [Fact]
    public void A_webhook_about_a_participant_is_news_to_the_SDK()
    {
        Server.Join("r1", new FakeParticipant { Identity = "ann" });
        var webhook = Server.Webhooks[1];
        var receiver = new WebhookReceiver(Signing.Key, Signing.Secret);

        Assert.Equal(("participant_joined", "r1", "ann"), (webhook.Event, webhook.Room, webhook.Identity));
        Assert.NotEqual("", receiver.Verify(webhook.Authorization).Sha256);
        Assert.Throws<InvalidProtocolBufferException>(() => receiver.Receive(webhook.Body, webhook.Authorization));
    }

    [Fact]
    public async Task A_receiver_that_fails_is_asked_again()
    {
        await using var sink = await WebhookSink.StartAsync(failures: 2);
        Server.WebhookUrl = sink.Url;

        Server.Join("r1", new FakeParticipant { Identity = "ann" });
        await Server.WebhooksSettledAsync(Deadline);

        Assert.Equal(["room_started", "room_started", "room_started", "participant_joined"],
            sink.Received.Select(each => each.Event.GetProperty("event").GetString()!));
    }

    [Fact]
    public async Task A_test_sends_a_webhook_again_or_changed()
    {
        await using var sink = await WebhookSink.StartAsync();
        await Rooms.CreateRoom(new CreateRoomRequest { Name = "r1" });
        var webhook = Server.Webhooks[0];

        Assert.Equal(HttpStatusCode.OK, await Server.SendAsync(webhook, sink.Url));
        await Server.SendAsync(webhook with { Body = webhook.Body.Replace("r1", "r2", StringComparison.Ordinal) }, sink.Url);

        var all = sink.Received.ToArray();
        Assert.Equal(all[0].Authorization, all[1].Authorization);
        Assert.ThrowsAny<Exception>(
            () => new WebhookReceiver(Signing.Key, Signing.Secret).Receive(all[1].Body, all[1].Authorization));
    }
}
