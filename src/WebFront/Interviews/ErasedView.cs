namespace Interviewing.WebFront.Interviews;

/// <summary>An interview that is no more.</summary>
public sealed record ErasedView : Ids
{
    /// <summary>True.</summary>
    public required bool Success { get; init; }

    /// <summary>What was done.</summary>
    public required string Message { get; init; }
}
