using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Interviewing.Logging;

namespace Interviewing.WebFront.Http;

/// <summary>The id that every request has, on its answer, in its problems and in the log.</summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    private const int MaxLength = 128;

    private static readonly SearchValues<char> Sane = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    // Unique among processes by its random beginning, within the process by the number.
    private static readonly string Process = RandomNumberGenerator.GetHexString(12, lowercase: true) + "-";
    private static long s_last;

    /// <summary>Gives the request the caller's id, if that is sane, or a new one.</summary>
    public static void Assign(HttpContext context)
    {
        var given = context.Request.Headers[Header];
        var id = given.Count == 1 && given[0] is { Length: > 0 and <= MaxLength } own && !own.AsSpan().ContainsAnyExcept(Sane)
            ? own
            : Process + Interlocked.Increment(ref s_last).ToString(CultureInfo.InvariantCulture);
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
        RequestId.Set(id);
    }
}
