using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Live;

namespace Interviewing.WebFront.Limits;

/// <summary>Lets in as many WebSockets as this process may have, whatever the transport. Each is a request as long as it is there.</summary>
internal sealed class WebSocketLimit(RequestDelegate next, WebSettings settings)
{
    private const int SoonSeconds = 5;

    private int _count;

    public Task InvokeAsync(HttpContext context) =>
        LivePaths.WantsWebSocket(context.Request) ? CountedAsync(context) : next(context);

    private async Task CountedAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _count) > settings.Connections.WebSockets)
            {
                throw new RefusedException(
                    StatusCodes.Status503ServiceUnavailable, "This server has as many live connections as it may have.", SoonSeconds);
            }

            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
