namespace Interviewing.Rooms;

/// <summary>How a room shall be. What is null is LiveKit's default, or stays as it is in a room that is there.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.create-room")]
public sealed record CreateRoom
{
    /// <summary>How long it stays open if nobody joins, in seconds. LiveKit's default: 300.</summary>
    [Id(0)] public int? EmptyTimeout { get; init; }

    /// <summary>How long it stays open after everybody has left, in seconds. LiveKit's default: 20.</summary>
    [Id(1)] public int? DepartureTimeout { get; init; }

    /// <summary>How many participants may be in it, agents not counted. LiveKit's default: any number.</summary>
    [Id(2)] public int? MaxParticipants { get; init; }

    /// <summary>The creator's own text.</summary>
    [Id(3)] public string? Metadata { get; init; }
}
