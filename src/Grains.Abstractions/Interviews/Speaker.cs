using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>Who said an utterance.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Speaker>))]
public enum Speaker
{
    /// <summary>The AI interviewer.</summary>
    [JsonStringEnumMemberName("ai")] Ai = 0,

    /// <summary>The candidate.</summary>
    [JsonStringEnumMemberName("candidate")] Candidate = 1,
}
