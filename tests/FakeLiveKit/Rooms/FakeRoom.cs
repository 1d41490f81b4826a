using System.Collections.Immutable;

namespace FakeLiveKit.Rooms;

/// <summary>A room as it is at the moment. Times in seconds.</summary>
public sealed record FakeRoom(
    string Name,
    string Sid,
    uint EmptyTimeout,
    uint DepartureTimeout,
    uint MaxParticipants,
    string Metadata,
    ImmutableArray<FakeParticipant> Participants,
    ImmutableArray<FakeDispatch> Dispatches);
