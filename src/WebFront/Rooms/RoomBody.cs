using System.ComponentModel.DataAnnotations;

namespace Interviewing.WebFront.Rooms;

/// <summary>How a room shall be.</summary>
public sealed record RoomBody
{
    /// <summary>The name: letters, digits and <c>. _ : @ -</c>, at most 128. Required.</summary>
    [Required]
    public string? Name { get; init; }

    /// <summary>How long it stays open if nobody joins, in seconds. Default: LiveKit's, 300.</summary>
    public int? EmptyTimeout { get; init; }

    /// <summary>How long it stays open after everybody has left, in seconds. Default: LiveKit's, 20.</summary>
    public int? DepartureTimeout { get; init; }

    /// <summary>How many participants may be in it, agents not counted. Default: any number.</summary>
    public int? MaxParticipants { get; init; }

    /// <summary>Your own text.</summary>
    public string? Metadata { get; init; }
}
