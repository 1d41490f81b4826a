using System.Diagnostics.Metrics;

namespace Interviewing.Telemetry;

/// <summary>What is measured of writing: groups of changes that went to disk together.</summary>
internal static class StorageMetrics
{
    private static readonly Histogram<double> Duration = Signals.Meter.CreateHistogram(
        "interviewing.storage.write.duration", "s", "How long a group of writes took to be on disk", advice: Buckets.OfOwnWork);

    private static readonly Histogram<long> Size = Signals.Meter.CreateHistogram(
        "interviewing.storage.write.size", "{write}", "How many writes went to disk together", advice: Buckets.OfThings);

    /// <summary>Counts a group.</summary>
    /// <param name="system">The database, by its name in OpenTelemetry's conventions.</param>
    /// <param name="writes">How many writes it had.</param>
    /// <param name="began">When it began, in the system's timestamps.</param>
    /// <param name="failure">Why it is not on disk; null where it is.</param>
    public static void Count(string system, int writes, long began, Exception? failure = null)
    {
        if (!Duration.Enabled)
            return;
        var database = new KeyValuePair<string, object?>("db.system.name", system);
        Size.Record(writes, database);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        if (failure is null)
            Duration.Record(seconds, database);
        else
            Duration.Record(seconds, database, new("error.type", failure.GetType().FullName));
    }
}
