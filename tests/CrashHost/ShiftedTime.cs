namespace Interviewing.CrashHost;

/// <summary>The system's clock, some time ahead: what takes an hour can be seen in a second.</summary>
public sealed class ShiftedTime(TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
