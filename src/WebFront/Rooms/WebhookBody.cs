using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Rooms;

/// <summary>
/// A webhook of LiveKit's, as far as it matters here: Protobuf's JSON, in which a long number is a text, and what a later
/// LiveKit adds is passed over.
/// </summary>
public sealed record WebhookBody
{
    /// <summary>The id of the event.</summary>
    public string? Id { get; init; }

    /// <summary>What happened, such as <c>participant_joined</c>.</summary>
    public string? Event { get; init; }

    /// <summary>When it happened, in seconds since 1970.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long CreatedAt { get; init; }

    /// <summary>The room in which it happened.</summary>
    public WebhookRoom? Room { get; init; }

    /// <summary>The participant to whom it happened.</summary>
    public WebhookParticipant? Participant { get; init; }
}

/// <summary>The room of a webhook.</summary>
public sealed record WebhookRoom
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>LiveKit's id of it.</summary>
    public string? Sid { get; init; }
}

/// <summary>The participant of a webhook.</summary>
public sealed record WebhookParticipant
{
    /// <summary>LiveKit's id of the connection.</summary>
    public string? Sid { get; init; }

    /// <summary>The identity.</summary>
    public string? Identity { get; init; }

    /// <summary>The name to show.</summary>
    public string? Name { get; init; }

    /// <summary>When it joined, in seconds since 1970.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long JoinedAt { get; init; }

    /// <summary>The same in milliseconds; 0 from a LiveKit that does not say.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long JoinedAtMs { get; init; }

    /// <summary>What it is: a name such as <c>AGENT</c>, or its number.</summary>
    public JsonElement? Kind { get; init; }

    /// <summary>What it may do.</summary>
    public WebhookRights? Permission { get; init; }
}

/// <summary>What a participant of a webhook may do.</summary>
public sealed record WebhookRights
{
    /// <summary>True for one that the others do not see.</summary>
    public bool Hidden { get; init; }
}
