namespace Interviewing.Rooms;

/// <summary>Somebody in a room: one connection of them.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.room-participant")]
public sealed record RoomParticipant
{
    /// <summary>LiveKit's own id of this connection, <c>PA_...</c>: who comes again has another.</summary>
    [Id(0)] public required string Sid { get; init; }

    /// <summary>The identity, from the token. One identity is in a room once.</summary>
    [Id(1)] public required string Identity { get; init; }

    /// <summary>The name to show.</summary>
    [Id(2)] public string? Name { get; init; }

    /// <summary>When this connection joined, UTC.</summary>
    [Id(3)] public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>What it is.</summary>
    [Id(4)] public ParticipantKind Kind { get; init; }

    /// <summary>True for one that the others do not see.</summary>
    [Id(5)] public bool Hidden { get; init; }

    /// <summary>True for a person that the others see: these are present in an interview.</summary>
    public bool IsPresent =>
        !Hidden && Kind is (ParticipantKind.Standard or ParticipantKind.Sip or ParticipantKind.Connector);
}
