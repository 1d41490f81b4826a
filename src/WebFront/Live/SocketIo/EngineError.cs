using System.Text;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>Why a request is refused, in the words and numbers that engine.io uses and its clients know.</summary>
internal sealed record EngineError(int Code, string Message)
{
    public static EngineError UnknownTransport { get; } = new(0, "Transport unknown");

    public static EngineError UnknownSession { get; } = new(1, "Session ID unknown");

    public static EngineError BadHandshakeMethod { get; } = new(2, "Bad handshake method");

    public static EngineError BadRequest { get; } = new(3, "Bad request");

    public static EngineError UnsupportedRevision { get; } = new(5, "Unsupported protocol version");

    /// <summary>Answers a request with it.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"code":{{Code}},"message":"{{Message}}"}""");
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
