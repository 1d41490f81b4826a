using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Interviewing.Telemetry;

/// <summary>The one meter and the one source of spans that the product has. As long as nobody listens they cost next to nothing.</summary>
public static class Signals
{
    /// <summary>The name of both.</summary>
    public const string Name = "Interviewing";

    private static readonly string? Version = typeof(Signals).Assembly.GetName().Version?.ToString(3);

    /// <summary>What is measured.</summary>
    public static Meter Meter { get; } = new(Name, Version);

    /// <summary>What is traced.</summary>
    public static ActivitySource Spans { get; } = new(Name, Version);
}
