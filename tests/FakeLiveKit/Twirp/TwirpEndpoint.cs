using System.Text;
using System.Text.Json;
using FakeLiveKit.Tokens;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace FakeLiveKit.Twirp;

/// <summary>
/// Answers requests in the order in which LiveKit looks at them: is it the page for health checks, does the token hold, is
/// there such a method, can the body be read, may the caller, and then the method itself.
/// </summary>
internal sealed class TwirpEndpoint(
    IEnumerable<TwirpMethod> methods, Jwt tokens, Func<string, FakeBehaviour> behaviours, Action<FakeCall> record)
{
    private const string Prefix = "/twirp/";
    private const string Bearer = "Bearer ";

    private readonly Dictionary<string, TwirpMethod> _methods = methods.ToDictionary(each => Prefix + each.Name);

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path == "/")
        {
            await SendAsync(context, 200, "text/plain", "OK"u8.ToArray());
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var behaviour = behaviours(path[(path.LastIndexOf('/') + 1)..]);
        if (behaviour.Delay != TimeSpan.Zero)
        {
            await Task.Delay(behaviour.Delay, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var call = new Call(path, context.Request.ContentType);
        var (status, type, answer) = Answer(context.Request, call, body.ToArray(), behaviour);
        record(new FakeCall
        {
            Method = path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path,
            ContentType = context.Request.ContentType,
            Claims = call.Claims,
            Request = call.Message is { } message ? Bodies.ToJson(message) : null,
            Status = status,
        });
        if (status == 0)
            context.Abort();
        else if (!context.RequestAborted.IsCancellationRequested)
            await SendAsync(context, status, type, answer);
    }

    private (int Status, string Type, byte[] Body) Answer(
        HttpRequest request, Call call, byte[] body, FakeBehaviour behaviour)
    {
        try
        {
            call.Claims = Claims(request);
            var method = Route(request, call);
            call.Message = Bodies.Read(method.Request, call.IsJson, body);
            switch (behaviour)
            {
                case { Code: { } code }:
                    throw new TwirpException(code, "this is a failure on demand");
                case { Fault: AnswerFault.Cut }:
                    return (0, "", []);
                case { Fault: AnswerFault.ErrorPage }:
                    return (502, "text/html", "<html><body>Bad gateway</body></html>"u8.ToArray());
                case { Fault: AnswerFault.Rubbish }:
                    return (200, request.ContentType!, "<html><body>Welcome</body></html>"u8.ToArray());
            }

            var answer = method.Answer(call.Message, new Grants(call.Claims));
            return behaviour.Fault == AnswerFault.Lost
                ? (0, "", [])
                : (200, call.IsJson ? Bodies.Json : Bodies.Protobuf, Bodies.Write(answer, call.IsJson));
        }
        catch (TwirpException error)
        {
            return (error.Status, Bodies.Json, Bodies.Write(error));
        }
        catch (UnauthorizedException refused)
        {
            return (401, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(refused.Message));
        }
    }

    private JsonElement? Claims(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } header)
            return null;
        return header.StartsWith(Bearer, StringComparison.Ordinal)
            ? tokens.Verify(header[Bearer.Length..])
            : throw new UnauthorizedException("invalid authorization header. Must start with Bearer ");
    }

    private TwirpMethod Route(HttpRequest request, Call call)
    {
        if (!HttpMethods.IsPost(request.Method))
            throw new TwirpException("bad_route", $"unsupported method \"{request.Method}\" (only POST is allowed)");
        if (!_methods.TryGetValue(call.Path, out var method))
            throw new TwirpException("bad_route", $"no handler for path \"{call.Path}\"");
        return call.IsJson || call.IsProtobuf
            ? method
            : throw new TwirpException("bad_route", $"unexpected Content-Type: \"{request.ContentType}\"");
    }

    private static async Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>What is known of a call so far.</summary>
    private sealed class Call(string path, string? contentType)
    {
        private readonly string _type = (contentType ?? "").Split(';')[0].Trim();

        public string Path => path;

        public bool IsJson => _type.Equals(Bodies.Json, StringComparison.OrdinalIgnoreCase);

        public bool IsProtobuf => _type.Equals(Bodies.Protobuf, StringComparison.OrdinalIgnoreCase);

        public JsonElement? Claims { get; set; }

        public IMessage? Message { get; set; }
    }
}
