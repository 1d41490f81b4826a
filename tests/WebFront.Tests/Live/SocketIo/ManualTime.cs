namespace Interviewing.WebFront.Tests.Live.SocketIo;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Advance(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;
}
