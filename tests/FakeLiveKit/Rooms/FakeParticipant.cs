namespace FakeLiveKit.Rooms;

/// <summary>Who is in a room, and what they may do there.</summary>
public sealed record FakeParticipant
{
    /// <summary>Who it is; one of a name is in a room at a time.</summary>
    public required string Identity { get; init; }

    /// <summary>The server's id of this stay. Given by the server.</summary>
    public string Sid { get; init; } = "";

    /// <summary>The name shown to others.</summary>
    public string Name { get; init; } = "";

    /// <summary>Metadata.</summary>
    public string Metadata { get; init; } = "";

    /// <summary>True for an agent: it does not count as a participant of the room.</summary>
    public bool IsAgent { get; init; }

    /// <summary>True where others do not see it.</summary>
    public bool Hidden { get; init; }

    /// <summary>It may publish tracks.</summary>
    public bool CanPublish { get; init; } = true;

    /// <summary>It may subscribe to tracks.</summary>
    public bool CanSubscribe { get; init; } = true;

    /// <summary>It may send data.</summary>
    public bool CanPublishData { get; init; } = true;
}
