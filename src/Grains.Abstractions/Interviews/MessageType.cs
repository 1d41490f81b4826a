using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>What the interviewer's words are for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageType>))]
public enum MessageType
{
    /// <summary>The first words: who asks, and what will happen.</summary>
    [JsonStringEnumMemberName("introduction")] Introduction = 0,

    /// <summary>A planned question.</summary>
    [JsonStringEnumMemberName("question")] Question = 1,

    /// <summary>A question about the answer just given.</summary>
    [JsonStringEnumMemberName("follow_up")] FollowUp = 2,

    /// <summary>The invitation to ask questions, and the replies to them.</summary>
    [JsonStringEnumMemberName("conclusion")] Conclusion = 3,

    /// <summary>The last words.</summary>
    [JsonStringEnumMemberName("farewell")] Farewell = 4,
}
