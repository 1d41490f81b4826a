using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Live.WebSockets;

/// <summary>A message of a client.</summary>
internal sealed record PlainMessage
{
    /// <summary>Its name.</summary>
    public string? Event { get; init; }

    /// <summary>Its one object.</summary>
    public JsonElement Data { get; init; }

    /// <summary>Anything; where it is there, the message is acknowledged with it.</summary>
    public JsonElement? Id { get; init; }
}

/// <summary>The acknowledgement of a message that has an id.</summary>
internal sealed record PlainReply
{
    /// <summary>What kind of message this is.</summary>
    [JsonPropertyOrder(-1)]
    public string Event { get; } = "reply";

    /// <summary>The id, as it came.</summary>
    public required RawJson Id { get; init; }

    /// <summary>What became of the message.</summary>
    public required LiveReply Data { get; init; }
}
