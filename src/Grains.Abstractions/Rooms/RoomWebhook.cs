namespace Interviewing.Rooms;

/// <summary>What LiveKit tells of a room, as far as it matters here. A hint: it may come late, twice, or never.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.room-webhook")]
public sealed record RoomWebhook
{
    /// <summary>LiveKit's id of the event.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)] public required RoomWebhookKind Kind { get; init; }

    /// <summary>When it happened, UTC, to the second.</summary>
    [Id(2)] public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Which room of that name it happened in; null where LiveKit does not say.</summary>
    [Id(3)] public string? RoomSid { get; init; }

    /// <summary>Who it happened to; null for what happened to the room.</summary>
    [Id(4)] public RoomParticipant? Participant { get; init; }
}

/// <summary>What a webhook tells.</summary>
public enum RoomWebhookKind
{
    /// <summary>A participant is in the room.</summary>
    ParticipantJoined = 0,

    /// <summary>A participant is no longer in the room.</summary>
    ParticipantLeft = 1,

    /// <summary>The room is closed.</summary>
    RoomFinished = 2,
}
