namespace Interviewing.Rooms;

/// <summary>The interview that a room is for.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.room-interview")]
public sealed record RoomInterview
{
    /// <summary>The session id.</summary>
    [Id(0)] public required string SessionId { get; init; }

    /// <summary>The candidate: who joins the room under this identity.</summary>
    [Id(1)] public required string CandidateId { get; init; }
}
