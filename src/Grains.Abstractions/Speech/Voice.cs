using System.Text.Json.Serialization;

namespace Interviewing.Speech;

/// <summary>The voices. Each provider has a sound of its own for each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Voice>))]
public enum Voice
{
    /// <summary>Neutral.</summary>
    [JsonStringEnumMemberName("alloy")] Alloy = 0,

    /// <summary>Male, warm.</summary>
    [JsonStringEnumMemberName("echo")] Echo = 1,

    /// <summary>Narrating.</summary>
    [JsonStringEnumMemberName("fable")] Fable = 2,

    /// <summary>Male, deep.</summary>
    [JsonStringEnumMemberName("onyx")] Onyx = 3,

    /// <summary>Female, lively.</summary>
    [JsonStringEnumMemberName("nova")] Nova = 4,

    /// <summary>Female, bright.</summary>
    [JsonStringEnumMemberName("shimmer")] Shimmer = 5,
}
