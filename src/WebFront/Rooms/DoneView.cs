namespace Interviewing.WebFront.Rooms;

/// <summary>That something was done.</summary>
public sealed record DoneView
{
    /// <summary>True.</summary>
    public required bool Success { get; init; }

    /// <summary>What was done.</summary>
    public required string Message { get; init; }
}
