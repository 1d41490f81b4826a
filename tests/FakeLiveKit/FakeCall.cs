using System.Text.Json;

namespace FakeLiveKit;

/// <summary>A call as the server saw it.</summary>
public sealed record FakeCall
{
    /// <summary>The service and the method: livekit.RoomService/CreateRoom.</summary>
    public required string Method { get; init; }

    /// <summary>The header Content-Type.</summary>
    public required string? ContentType { get; init; }

    /// <summary>The claims of its token; null where there was none, or none that holds.</summary>
    public required JsonElement? Claims { get; init; }

    /// <summary>The request in protobuf's JSON; null where it could not be read.</summary>
    public required JsonElement? Request { get; init; }

    /// <summary>The status of the answer; 0 where the connection was cut.</summary>
    public required int Status { get; init; }
}
