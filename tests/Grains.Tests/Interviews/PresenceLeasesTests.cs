namespace Interviewing.Interviews;

public sealed class PresenceLeasesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly PresenceLeases _leases = new();

    [Fact]
    public void WhoIsHeldByNoWayHasGone()
    {
        _leases.Hold("a", "x", At(10));
        _leases.Hold("a", "y", At(20));
        _leases.Hold("b", "x", At(15));
        Assert.Equal(At(15), _leases.NextDue);
        Assert.Empty(_leases.TakeGone(At(14)));
        Assert.Equal(["b"], _leases.TakeGone(At(15)));
        Assert.Equal(["a"], _leases.TakeGone(At(20)));
        Assert.Null(_leases.NextDue);
    }

    [Fact]
    public void AWayThatIsLeftHoldsForTheGraceAndAnotherOneKeeps()
    {
        _leases.Hold("a", "x", At(90));
        _leases.Hold("a", "y", At(90));
        _leases.Shorten("a", "x", At(10));
        Assert.Empty(_leases.TakeGone(At(10)));
        _leases.Shorten("a", "y", At(30));
        _leases.Hold("a", "z", At(50));
        Assert.Empty(_leases.TakeGone(At(30)));
        Assert.Equal(["a"], _leases.TakeGone(At(50)));
    }

    [Fact]
    public void LeavingNeverMakesAWayHoldLonger()
    {
        _leases.Hold("a", "x", At(5));
        _leases.Shorten("a", "x", At(10));
        _leases.Shorten("a", "never seen", At(99));
        _leases.Shorten("nobody", "x", At(99));
        Assert.Equal(["a"], _leases.TakeGone(At(5)));
    }

    private static DateTimeOffset At(int seconds) => Noon + TimeSpan.FromSeconds(seconds);
}
