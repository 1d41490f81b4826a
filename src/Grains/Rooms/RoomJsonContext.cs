using System.Text.Json.Serialization;

namespace Interviewing.Rooms;

/// <summary>How rooms are written to disk, and how what is said goes into them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoomRecord))]
[JsonSerializable(typeof(RoomMessage))]
[JsonSerializable(typeof(AgentMetadata))]
internal sealed partial class RoomJsonContext : JsonSerializerContext;

/// <summary>What an agent is told when it is called.</summary>
/// <param name="SessionId">The interview.</param>
internal sealed record AgentMetadata(string SessionId);
