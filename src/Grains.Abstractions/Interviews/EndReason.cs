using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>Why an interview is over.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndReason>))]
public enum EndReason
{
    /// <summary>It went to its farewell.</summary>
    [JsonStringEnumMemberName("completed")] Completed = 0,

    /// <summary>A person ended it early.</summary>
    [JsonStringEnumMemberName("ended")] Ended = 1,

    /// <summary>The time limit passed.</summary>
    [JsonStringEnumMemberName("time_limit")] TimeLimit = 2,

    /// <summary>The candidate stopped answering.</summary>
    [JsonStringEnumMemberName("abandoned")] Abandoned = 3,
}
