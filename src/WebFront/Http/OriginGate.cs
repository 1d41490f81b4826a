using Interviewing.WebFront.Live;
using Interviewing.WebFront.Rooms;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Lets in what <see cref="Origins"/> allows: answers browsers' questions (CORS), for REST and every live transport, and
/// refuses what is not allowed where the browser itself would not: WebSockets, and a server that is open.
/// </summary>
internal sealed class OriginGate(RequestDelegate next, Origins origins)
{
    private const string Methods = "GET, HEAD, POST, PUT, DELETE";
    private const string DaySeconds = "86400";

    // What callers send, and what SignalR's client for browsers does.
    private const string Taken =
        "Authorization, X-Api-Key, Content-Type, Idempotency-Key, Prefer, X-Request-Id, X-Requested-With, X-SignalR-User-Agent";

    private const string Shown = "X-Request-Id, Location, Retry-After, Idempotent-Replayed";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!origins.AnswersTo(request.Headers.Host.ToString()) && request.Path != WebhookEndpoint.Path)
            throw WrongName();
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
            return next(context);

        var isPreflight = HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;
        if (!origins.Allows(origin.ToString(), request))
        {
            return isPreflight || origins.IsOpen || LivePaths.IsLive(request)
                ? throw NotAllowed()
                : next(context);
        }

        // The origin itself and not *, because clients of SignalR and Socket.IO ask for credentials. There are no cookies or
        // other things that a browser adds by itself, so a page that is let in can do no more than any program.
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.Vary = "Origin";
        if (!isPreflight)
        {
            headers.AccessControlExposeHeaders = Shown;
            return next(context);
        }

        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = Taken;
        headers.AccessControlMaxAge = DaySeconds;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static RefusedException WrongName() => new(
        StatusCodes.Status421MisdirectedRequest,
        "No API keys are configured, so this server answers only to this machine's own names: localhost, 127.0.0.1, [::1]. "
        + "Set API_KEYS to use it under another.");

    private static RefusedException NotAllowed() => new(
        StatusCodes.Status403Forbidden, "Pages of this origin may not use this server. CORS_ORIGINS lists those that may.");
}
