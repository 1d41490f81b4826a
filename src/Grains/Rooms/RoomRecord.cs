namespace Interviewing.Rooms;

/// <summary>What is remembered of the room of an interview, while there is one.</summary>
[GenerateSerializer, Alias("interviewing.room-record")]
public sealed class RoomRecord
{
    /// <summary>The interview; null where the room has none.</summary>
    [Id(0)] public string? SessionId { get; set; }

    /// <summary>Its candidate.</summary>
    [Id(1)] public string? CandidateId { get; set; }

    /// <summary>LiveKit's id of the room that was made ready for the interview; null until then.</summary>
    [Id(2)] public string? RoomSid { get; set; }

    /// <summary>The id of the agent's dispatch; null until there is one.</summary>
    [Id(3)] public string? DispatchId { get; set; }

    /// <summary>When the room is to be deleted, UTC; null while the interview is not over.</summary>
    [Id(4)] public DateTimeOffset? DeleteAt { get; set; }

    /// <summary>The connections that are in the room, as far as it is known.</summary>
    [Id(5)] public List<RoomConnection> Connections { get; set; } = [];

    /// <summary>The sids of connections that have gone, the last ones: late news of their coming changes nothing.</summary>
    [Id(6)] public List<string> GoneSids { get; set; } = [];

    /// <summary>The ids of the webhooks that have taken effect, the last ones.</summary>
    [Id(7)] public List<string> Webhooks { get; set; } = [];

    /// <summary>True once the interview has started, and so the room is to be made ready for it.</summary>
    [Id(8)] public bool IsStarted { get; set; }

    /// <summary>True from before the candidate's coming starts the interview until that stands in the audit log.</summary>
    [Id(9)] public bool OwesStartEntry { get; set; }
}

/// <summary>One connection of somebody in a room.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.room-connection")]
public sealed record RoomConnection
{
    /// <summary>The identity.</summary>
    [Id(0)] public required string Identity { get; init; }

    /// <summary>LiveKit's id of the connection.</summary>
    [Id(1)] public required string Sid { get; init; }

    /// <summary>When it joined, UTC.</summary>
    [Id(2)] public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The name to show.</summary>
    [Id(3)] public string? Name { get; init; }
}
