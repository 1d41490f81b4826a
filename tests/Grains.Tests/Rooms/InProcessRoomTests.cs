using Interviewing.Rooms.InProcess;

namespace Interviewing.Rooms;

/// <summary>LiveKit's rules, in a room without LiveKit.</summary>
public sealed class InProcessRoomTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly InProcessRoom _room = new("room", "RM_1", Noon);

    [Fact]
    public void ARoomThatNobodyJoinsIsClosedAfterTheEmptyTimeout()
    {
        Assert.Equal((300, 0), (_room.View.EmptyTimeout, _room.View.MaxParticipants));
        Assert.False(_room.IsClosed(After(299)));
        Assert.True(_room.IsClosed(After(300)));
    }

    [Fact]
    public void ARoomThatEverybodyHasLeftIsClosedAfterTheDepartureTimeout()
    {
        _room.Join(Someone("a"));
        Assert.False(_room.IsClosed(After(10_000)));
        _room.Leave("a", After(10_000));
        Assert.False(_room.IsClosed(After(10_019)));
        Assert.True(_room.IsClosed(After(10_020)));
    }

    [Fact]
    public void WhatIsGivenAgainCountsAndWhatIsNotStays()
    {
        _room.Configure(new() { EmptyTimeout = 60, DepartureTimeout = 5, MaxParticipants = 2, Metadata = "m" });
        _room.Configure(new() { EmptyTimeout = 0, MaxParticipants = 3 });
        Assert.Equal((60, 3, "m"), (_room.View.EmptyTimeout, _room.View.MaxParticipants, _room.View.Metadata));
        _room.Join(Someone("a"));
        _room.Leave("a", After(0));
        Assert.True(_room.IsClosed(After(5)));
    }

    [Fact]
    public void AFullRoomTakesNobodyButThoseWhoAreInItAndAgents()
    {
        _room.Configure(new() { MaxParticipants = 1 });
        _room.Join(Someone("a"));
        Assert.Throws<InvalidInputException>(() => _room.Join(Someone("b")));
        _room.Join(Someone("a"));
        _room.Join(Someone("agent", ParticipantKind.Agent));
        Assert.Equal((1, 2), (_room.View.NumParticipants, _room.Participants.Count));
    }

    [Fact]
    public void AnAgentKeepsNoRoomOpen()
    {
        _room.Join(Someone("agent", ParticipantKind.Agent));
        Assert.True(_room.IsClosed(After(300)));
    }

    private static DateTimeOffset After(int seconds) => Noon + TimeSpan.FromSeconds(seconds);

    private static RoomParticipant Someone(string identity, ParticipantKind kind = ParticipantKind.Standard) =>
        new() { Sid = "PA_" + identity, Identity = identity, JoinedAt = Noon, Kind = kind };
}
