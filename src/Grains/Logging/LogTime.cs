using System.Globalization;

namespace Interviewing.Logging;

/// <summary>The time of a line.</summary>
internal static class LogTime
{
    /// <summary>Now, UTC, with milliseconds.</summary>
    public static string Now =>
        TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
