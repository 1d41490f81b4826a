using System.Buffers;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// Lets pages of any origin in, as clients of this protocol mostly are. No cookie or other thing that a browser adds by
/// itself says who a client is, so a page can do no more than any program.
/// </summary>
internal static class CrossOrigin
{
    private const string DaySeconds = "86400";

    // A request may have more in its headers than may be sent back in a response's.
    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(character => (char)character)]);

    /// <summary>Tells the browser that the page may make this request; false for an origin that is none.</summary>
    public static bool TryAllow(HttpContext context)
    {
        var (request, headers) = (context.Request.Headers, context.Response.Headers);
        var origin = request.Origin.ToString();
        if (origin.Length == 0)
            return true;
        if (origin.AsSpan().ContainsAnyExcept(Printable))
            return false;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.Vary = "Origin";
        return true;
    }

    /// <summary>Answers the browser's question whether the page may make a request.</summary>
    public static void AnswerPreflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlMaxAge = DaySeconds;
        var asked = context.Request.Headers.AccessControlRequestHeaders.ToString();
        if (asked.Length > 0 && !asked.AsSpan().ContainsAnyExcept(Printable))
            headers.AccessControlAllowHeaders = asked;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
