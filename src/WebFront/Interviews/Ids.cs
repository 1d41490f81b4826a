using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Interviews;

/// <summary>An interview's id, under the three names that clients know it by.</summary>
public abstract record Ids
{
    /// <summary>The session id.</summary>
    [JsonPropertyOrder(-3)]
    public required string Id { get; init; }

    /// <summary>The session id.</summary>
    [JsonPropertyOrder(-2)]
    public string SessionId => Id;

    /// <summary>The session id.</summary>
    [JsonPropertyOrder(-1)]
    public string InterviewId => Id;
}
