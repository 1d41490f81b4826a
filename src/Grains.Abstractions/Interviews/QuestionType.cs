using System.Text.Json.Serialization;

namespace Interviewing.Interviews;

/// <summary>The kind of a planned question.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionType>))]
public enum QuestionType
{
    /// <summary>What the candidate did in a past situation.</summary>
    [JsonStringEnumMemberName("behavioral")] Behavioral = 0,

    /// <summary>Knowledge and skill of the trade.</summary>
    [JsonStringEnumMemberName("technical")] Technical = 1,

    /// <summary>What the candidate would do in a given situation.</summary>
    [JsonStringEnumMemberName("situational")] Situational = 2,

    /// <summary>The candidate's background.</summary>
    [JsonStringEnumMemberName("experience")] Experience = 3,

    /// <summary>Why this work and this place.</summary>
    [JsonStringEnumMemberName("motivation")] Motivation = 4,
}
