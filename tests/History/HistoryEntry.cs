namespace Interviewing.History;

/// <summary>One try of a request, as its client saw it.</summary>
/// <param name="Interview">The interview's id; empty while it is being created.</param>
/// <param name="Command">What was asked for.</param>
/// <param name="ResponseId">The answer's id; null for what is none.</param>
/// <param name="Words">What the candidate said; null for what is no answer.</param>
/// <param name="Began">When it was sent.</param>
/// <param name="Ended">When its outcome was known.</param>
/// <param name="Status">The status that came; 0 where none did.</param>
/// <param name="Problem">What came instead of an answer.</param>
/// <param name="Reply">The interviewer's words and their sequence number, where the answer had them.</param>
public sealed record HistoryEntry(
    string Interview,
    string Command,
    string? ResponseId,
    string? Words,
    DateTimeOffset Began,
    DateTimeOffset Ended,
    int Status,
    string? Problem,
    (long Sequence, string Text)? Reply)
{
    /// <summary>True where the server said that it is done.</summary>
    public bool IsAcknowledged => Status is >= 200 and < 300 and not 202;

    /// <summary>True where the client was told of a failure, or of nothing.</summary>
    public bool IsFailure => Status is 0 or >= 400;
}
