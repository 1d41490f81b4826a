using System.Text.Json.Serialization;
using Interviewing.Interviews;

namespace Interviewing.Rooms;

/// <summary>
/// Words of the interviewer for those in the room: reliable data of the topic <see cref="Topic"/>, as JSON.
/// </summary>
[GenerateSerializer, Immutable, Alias("interviewing.room-message")]
public sealed record RoomMessage
{
    /// <summary>The topic that clients in a room listen to.</summary>
    public const string Topic = "interview";

    /// <summary>What a client does with it.</summary>
    [Id(0)] public required RoomMessageType Type { get; init; }

    /// <summary>The words.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>What the words are for.</summary>
    [Id(2)] public required MessageType MessageType { get; init; }

    /// <summary>The sequence number of the event that has the same words.</summary>
    [Id(3)] public required long Sequence { get; init; }
}

/// <summary>What a client in a room does with a message.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoomMessageType>))]
public enum RoomMessageType
{
    /// <summary>The words ask something: planned questions and follow-ups.</summary>
    [JsonStringEnumMemberName("question")] Question = 0,

    /// <summary>The words are spoken and need no certain answer: the introduction and the conclusion.</summary>
    [JsonStringEnumMemberName("aiSpeaking")] AiSpeaking = 1,

    /// <summary>The last words: the farewell, however the interview came to its end.</summary>
    [JsonStringEnumMemberName("interviewEnded")] InterviewEnded = 2,
}
