using System.Net.Http.Headers;
using System.Text;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.OrleansDashboard;

/// <summary>
/// Lets those in who have a key of the dashboard, as the password of HTTP Basic, which a browser asks for and keeps until it is
/// closed. The dashboard shows what all tenants do, so no API key opens it.
/// </summary>
internal sealed partial class DashboardGate(WebSettings settings, Refusals refusals, ILogger<DashboardGate> logger)
{
    private const string Scheme = "Basic";
    private const string Challenge = "Basic realm=\"Orleans dashboard\", charset=\"UTF-8\"";
    private const string FirstPage = DashboardEndpoints.Path + "/";

    // Scripts and connections of this server only. Its diagrams bring styles of their own, its style sheet a font and pictures.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string NotCollected = "A silo does not collect for the dashboard: ORLEANS_DASHBOARD must be true in every silo.";
    private const int SomeSeconds = 5;
    private const string SameOrigin = "same-origin";

    private readonly ApiKeys _keys = new(settings.DashboardKeys);
    private readonly ILogger _logger = logger;

    /// <summary>What handles a request, for those that are let in.</summary>
    /// <exception cref="UnauthorizedException">The request has no key of the dashboard.</exception>
    /// <exception cref="RefusedException">
    /// It comes from a page of another origin (403), asks for a silo by what is no address (400), or a silo has no answer because
    /// the dashboard is not on there (503).
    /// </exception>
    public RequestDelegate Guard(RequestDelegate page) => async context =>
    {
        RequireOwnPage(context.Request);
        var caller = Identify(context.Request);
        if (context.Request.Path == FirstPage)
            LogOpened(caller.Name);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        try
        {
            await page(context);
        }
        catch (InvalidOperationException failure) when (failure.InnerException is FormatException)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, "The path does not end with the address of a silo.");
        }
        catch (InvalidOperationException failure) when (failure.InnerException is InvalidOperationException)
        {
            // A grain of the dashboard that lacks its services.
            LogNotCollected(failure);
            throw new RefusedException(StatusCodes.Status503ServiceUnavailable, NotCollected, SomeSeconds);
        }
    };

    /// <summary>What is not shown, to nobody.</summary>
    public static Task RefuseAsync(HttpContext context) => throw new RefusedException(
        StatusCodes.Status403Forbidden, "The states of grains and the log are not shown here: they can tell of people.");

    // A browser adds these credentials by itself, also to what a page asks for that CORS_ORIGINS lists.
    private static void RequireOwnPage(HttpRequest request)
    {
        if (request.Headers.Origin is { Count: > 0 } origin && !Origins.IsOwn(origin.ToString(), request))
            throw new RefusedException(StatusCodes.Status403Forbidden, "The dashboard is for its own pages only.");
    }

    private Caller Identify(HttpRequest request)
    {
        if (PasswordIn(request) is { } key && _keys.Find(key) is { } caller)
            return caller;
        refusals.Add(null);
        throw new UnauthorizedException("A key of ORLEANS_DASHBOARD_KEYS is needed, as the password of HTTP Basic; any user name will do.", Challenge);
    }

    private static string? PasswordIn(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, Scheme, StringComparison.OrdinalIgnoreCase) || header.Parameter is not { } parameter)
            return null;
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? pair[(colon + 1)..] : null;
    }

    [LoggerMessage(EventId = 1, EventName = "DashboardOpened", Level = LogLevel.Information,
        Message = "The Orleans dashboard was opened with the key {Key}.")]
    private partial void LogOpened(string key);

    [LoggerMessage(EventId = 2, EventName = "DashboardNotCollected", Level = LogLevel.Warning, Message = NotCollected)]
    private partial void LogNotCollected(Exception failure);
}
