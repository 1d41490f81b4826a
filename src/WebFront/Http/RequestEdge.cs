using Interviewing.WebFront.Access;
using Interviewing.WebFront.Limits;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Around every request: its id, what its answer tells browsers, what becomes of its failure, and the answers of those that
/// no endpoint took.
/// </summary>
internal sealed class RequestEdge(RequestDelegate next, Problems problems, RateLimits rates, Refusals refusals, IHostApplicationLifetime lifetime)
{
    private const int RestartSeconds = 5;

    private readonly CancellationToken _stopping = lifetime.ApplicationStopping;

    public async Task InvokeAsync(HttpContext context)
    {
        RequestIds.Assign(context);
        SecurityHeaders.Set(context.Response.Headers);
        if (_stopping.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close";
            await problems.Of(503, "The server is stopping.", context, RestartSeconds).SendAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            if (failure is ForbiddenException)
                refusals.Add(context.Features.Get<Caller>());
            await problems.Of(rates.Count(failure, context.Connection.RemoteIpAddress), context).SendAsync(context);
            return;
        }

        var response = context.Response;
        if (response.StatusCode >= 400 && response is { HasStarted: false, ContentLength: null })
            await problems.Of(response.StatusCode, Words(context), context).SendAsync(context);
    }

    private static string Words(HttpContext context) => context.Response.StatusCode switch
    {
        404 => $"There is nothing at {context.Request.Path}.",
        405 => $"{context.Request.Path} takes {context.Response.Headers.Allow}, not {context.Request.Method}.",
        var status => $"The request was refused with {status}.",
    };
}
