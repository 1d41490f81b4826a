namespace Interviewing.Hosting;

/// <summary>
/// The clock of a silo's membership and health checks: the system's, with timestamps that begin at zero. Orleans 10.4's watchdog
/// starts the thread that measures the time since the last health check before it notes when that was, so that its first
/// measurement may be of the time since timestamp zero: the uptime of the machine, told as a stall of the silo.
/// </summary>
internal sealed class MembershipClock : TimeProvider
{
    private readonly long _origin = System.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => System.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetTimestamp() - _origin;
}
