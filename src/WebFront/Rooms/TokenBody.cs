using System.ComponentModel.DataAnnotations;

namespace Interviewing.WebFront.Rooms;

/// <summary>Whom a token is for.</summary>
public sealed record TokenBody
{
    /// <summary>The identity in the room: letters, digits and <c>. _ : @ -</c>, at most 128. Required.</summary>
    [Required]
    public string? Identity { get; init; }

    /// <summary>The room. Required, but for the old form, which has the room in <c>name</c>.</summary>
    public string? RoomName { get; init; }

    /// <summary>The name to show, at most 256 characters. Without <c>roomName</c>: the room.</summary>
    public string? Name { get; init; }

    /// <summary>How long the token is good for, in seconds, at most 21600. Default 3600.</summary>
    public int? Ttl { get; init; }

    /// <summary><c>candidate</c> (the default) or <c>observer</c>, who listens unseen.</summary>
    public string? Role { get; init; }
}
