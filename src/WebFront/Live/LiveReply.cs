using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Live;

/// <summary>The acknowledgement of a client's message, where the transport has them. Only what is known is written.</summary>
public sealed record LiveReply
{
    /// <summary>Whether it was done.</summary>
    [JsonPropertyOrder(-3)]
    public required bool Success { get; init; }

    /// <summary>The interview.</summary>
    [JsonPropertyOrder(-2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SessionId { get; init; }

    /// <summary>The interview.</summary>
    [JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InterviewId => SessionId;

    /// <summary>What was done, the interviewer's words, or what went wrong.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    /// <summary>What went wrong, for a program: one of <see cref="LiveCodes"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>Where the interview stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InterviewState? State { get; init; }

    /// <summary>What the interviewer's words are for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MessageType? MessageType { get; init; }

    /// <summary>
    /// Of a join: the events after this one follow. Of a start: the number of the words. Of an answer: the lowest that the
    /// interviewer's words can have.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Sequence { get; init; }

    /// <summary>The number of the newest event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? LastSequence { get; init; }

    /// <summary>The name of the answer: the client's own, or the one that it was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ResponseId { get; init; }

    /// <summary>How many interviews are on the list that follows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}
