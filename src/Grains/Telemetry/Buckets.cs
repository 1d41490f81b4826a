using System.Diagnostics.Metrics;

namespace Interviewing.Telemetry;

/// <summary>The bounds that histograms are given, in seconds or in things.</summary>
public static class Buckets
{
    /// <summary>For what a disk or this code does: from half a millisecond.</summary>
    public static InstrumentAdvice<double> OfOwnWork { get; } = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    /// <summary>For what a provider does: as OpenTelemetry's conventions for generative AI have it.</summary>
    public static InstrumentAdvice<double> OfProviders { get; } = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    /// <summary>For numbers of things.</summary>
    public static InstrumentAdvice<long> OfThings { get; } = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256],
    };

    /// <summary>For tokens: as OpenTelemetry's conventions for generative AI have it.</summary>
    public static InstrumentAdvice<long> OfTokens { get; } = new()
    {
        HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144],
    };
}
