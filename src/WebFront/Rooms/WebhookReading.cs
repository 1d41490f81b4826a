using System.Text.Json;
using Interviewing.Rooms;

namespace Interviewing.WebFront.Rooms;

/// <summary>What a webhook tells of a room.</summary>
internal static class WebhookReading
{
    /// <summary>What it tells; null where it tells nothing that matters here.</summary>
    public static RoomWebhook? Of(WebhookBody body)
    {
        RoomWebhookKind? kind = body.Event switch
        {
            "participant_joined" => RoomWebhookKind.ParticipantJoined,
            "participant_left" or "participant_connection_aborted" => RoomWebhookKind.ParticipantLeft,
            "room_finished" => RoomWebhookKind.RoomFinished,
            _ => null,
        };
        var participant = body.Participant is { Sid.Length: > 0, Identity.Length: > 0 } given ? Of(given) : null;
        if (kind is null || (participant is null && kind != RoomWebhookKind.RoomFinished))
            return null;
        return new()
        {
            Id = body.Id!,
            Kind = kind.Value,
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(Sane(body.CreatedAt)),
            RoomSid = string.IsNullOrEmpty(body.Room?.Sid) ? null : body.Room.Sid,
            Participant = participant,
        };
    }

    private static RoomParticipant Of(WebhookParticipant participant) => new()
    {
        Sid = participant.Sid!,
        Identity = participant.Identity!,
        Name = participant.Name,
        JoinedAt = participant.JoinedAtMs > 0
            ? DateTimeOffset.FromUnixTimeMilliseconds(Sane(participant.JoinedAtMs / 1000) * 1000 + participant.JoinedAtMs % 1000)
            : DateTimeOffset.FromUnixTimeSeconds(Sane(participant.JoinedAt)),
        Kind = KindOf(participant.Kind),
        Hidden = participant.Permission is { Hidden: true },
    };

    private static ParticipantKind KindOf(JsonElement? kind) => kind switch
    {
        { ValueKind: JsonValueKind.String } name =>
            Enum.TryParse<ParticipantKind>(name.GetString(), ignoreCase: true, out var known) ? known : ParticipantKind.Bridge,
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt32(out var known) ? (ParticipantKind)known : ParticipantKind.Bridge,
        _ => ParticipantKind.Standard,
    };

    // Until the year 3000: beyond what dates can say there is nothing but nonsense.
    private static long Sane(long seconds) => Math.Clamp(seconds, 0, 32_503_680_000);
}
