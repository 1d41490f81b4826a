namespace Interviewing.Rooms;

/// <summary>A LiveKit room as it is now.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.room")]
public sealed record Room
{
    /// <summary>The name, which is its key.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>LiveKit's own id of it, <c>RM_...</c>: a room that is made again under the same name has another.</summary>
    [Id(1)] public required string Sid { get; init; }

    /// <summary>How long it stays open, in seconds, if nobody joins.</summary>
    [Id(2)] public required int EmptyTimeout { get; init; }

    /// <summary>How many participants may be in it; 0 for any number.</summary>
    [Id(3)] public required int MaxParticipants { get; init; }

    /// <summary>When it was made, UTC, to the second.</summary>
    [Id(4)] public required DateTimeOffset CreationTime { get; init; }

    /// <summary>The creator's own text.</summary>
    [Id(5)] public string Metadata { get; init; } = "";

    /// <summary>How many participants are in it.</summary>
    [Id(6)] public int NumParticipants { get; init; }

    /// <summary>True while it is recorded.</summary>
    [Id(7)] public bool ActiveRecording { get; init; }
}
