using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Rooms;

/// <summary>What the holder of a token may do in the room.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TokenRole>))]
public enum TokenRole
{
    /// <summary>Speak, listen, send data.</summary>
    [JsonStringEnumMemberName("candidate")] Candidate = 0,

    /// <summary>Listen, unseen by the others.</summary>
    [JsonStringEnumMemberName("observer")] Observer = 1,
}
