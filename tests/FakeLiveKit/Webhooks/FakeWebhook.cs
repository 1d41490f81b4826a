namespace FakeLiveKit.Webhooks;

/// <summary>A webhook, signed. A test may send it late, twice, or changed: with { Body = ... }.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Event">What happened: room_started, room_finished, participant_joined, participant_left, ...</param>
/// <param name="Room">The room's name.</param>
/// <param name="Identity">Who it is about; null where it is about the room.</param>
/// <param name="Body">The body, JSON.</param>
/// <param name="Authorization">The header Authorization: the token that signs the body, without a scheme.</param>
public sealed record FakeWebhook(
    string Id, string Event, string Room, string? Identity, string Body, string Authorization);
