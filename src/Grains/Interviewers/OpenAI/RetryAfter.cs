using System.ClientModel.Primitives;
using System.Globalization;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Reads how long a provider asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>
    /// From retry-after-ms (OpenAI's own) or Retry-After (RFC 9110, 10.2.3: seconds, or a date); null where neither
    /// says anything.
    /// </summary>
    public static TimeSpan? Of(PipelineResponseHeaders headers, TimeProvider time)
    {
        if (headers.TryGetValue("retry-after-ms", out var milliseconds) && Number(milliseconds) is { } precise)
            return TimeSpan.FromMilliseconds(precise);
        if (!headers.TryGetValue("Retry-After", out var value) || value is null)
            return null;
        if (Number(value) is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(
            value.Trim(), "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        var wait = date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // At most a day: what is longer is as good as never, and must not overflow.
    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, 86_400_000)
            : null;
}
