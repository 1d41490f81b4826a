namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>
/// Lets pages of any origin in, as clients of this protocol mostly are. No cookie or other thing that a browser adds by
/// itself says who a client is, so a page can do no more than any program.
/// </summary>
internal static class CrossOrigin
{
    private const string DaySeconds = "86400";

    /// <summary>Tells the browser that the page may read the answer.</summary>
    public static void Allow(HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        if (origin.Count == 0)
            return;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.Vary = "Origin";
    }

    /// <summary>Answers the browser's question whether the page may make a request.</summary>
    public static void AnswerPreflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = DaySeconds;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
