using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Live;

/// <summary>
/// A piece of the interviewer's words while they come. It has no sequence number and is not sent again: the
/// <c>aiInterviewerMessage</c> that follows is what was said, and takes the place of all pieces.
/// </summary>
public sealed record InterviewerDeltaData
{
    /// <summary>The name on the wire.</summary>
    public const string Name = "aiInterviewerDelta";

    /// <summary>Of a delta.</summary>
    public static InterviewerDeltaData Of(InterviewerDelta delta, DateTimeOffset timestamp) => new()
    {
        SessionId = delta.SessionId,
        Timestamp = timestamp,
        Text = delta.Text,
        MessageType = delta.MessageType,
        Done = delta.Done,
        Reset = delta.StartsOver,
    };

    /// <summary>The interview.</summary>
    public required string SessionId { get; init; }

    /// <summary>The interview.</summary>
    public string InterviewId => SessionId;

    /// <summary>When it came.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What comes behind the pieces before.</summary>
    public required string Text { get; init; }

    /// <summary>What the words are for, as far as that is known.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>True for the last piece.</summary>
    public required bool Done { get; init; }

    /// <summary>True where the pieces before are void: the words start over. Left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Reset { get; init; }
}
