namespace Interviewing.Rooms;

public sealed class RoomAttendanceTests
{
    private readonly RoomRecord _record = new();
    private readonly RoomAttendance _room;

    public RoomAttendanceTests() => _room = new(_record);

    [Fact]
    public void TheComingOfOneThatHasGoneIsOldNews()
    {
        _room.Went("PA_1");
        Assert.True(_room.IsOld(Connection("PA_1", 1)));
        Assert.False(_room.IsOld(Connection("PA_2", 2)));
    }

    [Fact]
    public void ANewerConnectionTakesThePlaceOfTheOlder()
    {
        Assert.True(_room.Came(Connection("PA_1", 1)));
        Assert.False(_room.Came(Connection("PA_1", 1)));
        Assert.True(_room.Came(Connection("PA_2", 2)));
        Assert.False(_room.Has("PA_1"));
        Assert.True(_room.Has("PA_2"));
        Assert.True(_room.IsOld(Connection("PA_1", 1)));
        Assert.True(_room.IsOld(Connection("PA_0", 0)));
    }

    [Fact]
    public void WhoIsNotOnTheListIsMissing()
    {
        _room.Came(Connection("PA_1", 1));
        _room.Came(Connection("PA_3", 1, "other"));
        Assert.Equal("other", Assert.Single(_room.Missing([Connection("PA_1", 1)])).Identity);
    }

    [Fact]
    public void OnlyTheLastNewsIsRemembered()
    {
        for (var n = 0; n < 1000; n++)
        {
            _room.Took($"EV_{n}");
            _room.Went($"PA_{n}");
        }

        Assert.Equal(128, _record.Webhooks.Count);
        Assert.Equal(("EV_999", "PA_999"), (_record.Webhooks[^1], _record.GoneSids[^1]));
    }

    private static RoomParticipant Connection(string sid, int joined, string identity = "maya") =>
        new() { Sid = sid, Identity = identity, JoinedAt = DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(joined) };
}
