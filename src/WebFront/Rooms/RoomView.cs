using Interviewing.Rooms;
using Interviewing.Tenants;

namespace Interviewing.WebFront.Rooms;

/// <summary>A room as it is now.</summary>
public sealed record RoomView
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>LiveKit's id of it.</summary>
    public required string Sid { get; init; }

    /// <summary>How long it stays open if nobody joins, in seconds.</summary>
    public required int EmptyTimeout { get; init; }

    /// <summary>How many participants may be in it; 0 for any number.</summary>
    public required int MaxParticipants { get; init; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public required long CreationTime { get; init; }

    /// <summary>The creator's own text.</summary>
    public required string Metadata { get; init; }

    /// <summary>How many participants are in it.</summary>
    public required int NumParticipants { get; init; }

    /// <summary>True while it is recorded.</summary>
    public required bool ActiveRecording { get; init; }

    internal static RoomView Of(Room room) => new()
    {
        Name = TenantKey.Parse(room.Name).Id,
        Sid = room.Sid,
        EmptyTimeout = room.EmptyTimeout,
        MaxParticipants = room.MaxParticipants,
        CreationTime = room.CreationTime.ToUnixTimeSeconds(),
        Metadata = room.Metadata,
        NumParticipants = room.NumParticipants,
        ActiveRecording = room.ActiveRecording,
    };
}
