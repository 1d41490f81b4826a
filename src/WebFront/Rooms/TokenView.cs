namespace Interviewing.WebFront.Rooms;

/// <summary>A token, and where to go with it.</summary>
public sealed record TokenView
{
    /// <summary>The access token.</summary>
    public required string Token { get; init; }

    /// <summary>The LiveKit server to connect to.</summary>
    public required string Url { get; init; }

    /// <summary>The identity that it is for.</summary>
    public required string Identity { get; init; }

    /// <summary>The room that it is for.</summary>
    public required string Room { get; init; }
}
