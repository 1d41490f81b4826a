using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace FakeOpenAI;

/// <summary>Answers one request. Its buffers are used again for the next.</summary>
internal sealed class Exchange(FakeOpenAIServer server) : IDisposable
{
    private readonly ChatRequest _request = new();
    private readonly FakeReply _reply = new();
    private readonly AudioExchange _audio = new(server);
    private readonly Completion _completion = new(server.Options.Model);
    private readonly CompletionChunks _chunks = new(server.Options.Model);

    public async Task HandleAsync(IFeatureCollection features)
    {
        var request = features.Get<IHttpRequestFeature>()!;
        var body = features.Get<IRequestBodyPipeFeature>()!.Reader;
        var read = await body.ReadAsync();
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync();
        }

        var bytes = read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray();
        if (AudioExchange.Takes(request.Path))
        {
            await _audio.HandleAsync(features, bytes);
            body.AdvanceTo(read.Buffer.End);
            return;
        }

        _request.Read(bytes.Span, server.Schemas);
        var call = Record(request, bytes.Span);
        body.AdvanceTo(read.Buffer.End);

        if (Refuse(request) is var (status, message, code))
        {
            await SendAsync(features, status, _completion.WriteError(message, "invalid_request_error", code));
            return;
        }

        var behaviour = call?.Behaviour ?? server.NextBehaviour(_request.SchemaName);
        if (!await WaitAsync(features, behaviour.Delay, behaviour.Release))
            return;
        if (behaviour.Status != 200)
        {
            if (behaviour.RetryAfter is { } after)
                features.Get<IHttpResponseFeature>()!.Headers.RetryAfter = after;
            var type = behaviour.Status >= 500 ? "server_error" : behaviour.ErrorCode ?? "requests";
            await SendAsync(features, behaviour.Status,
                _completion.WriteError("This is a failure on demand.", type, behaviour.ErrorCode));
            return;
        }

        var content = _reply.Write(_request, behaviour.Fault, server.Options.FollowUpBelow)!.Value;
        if (_request.Stream)
        {
            server.Answered(call);
            await StreamAsync(features, behaviour.Fault, content);
            return;
        }

        var answer = _completion.Write(content.Span, _request.Length, behaviour.Fault, server.Answered(call));
        if (behaviour.Fault == ReplyFault.HalfAnswer)
            await SendHalfAsync(features, answer);
        else
            await SendAsync(features, 200, answer);
    }

    public void Dispose()
    {
        _reply.Dispose();
        _completion.Dispose();
    }

    private FakeCall? Record(IHttpRequestFeature request, ReadOnlySpan<byte> body) => !server.Options.Record
        ? null
        : server.Record(new FakeCall
        {
            Kind = _request.SchemaName,
            IdempotencyKey = Header(request, "Idempotency-Key"),
            ClientRequestId = Header(request, "X-Client-Request-Id"),
            Body = Encoding.UTF8.GetString(body),
            Behaviour = server.NextBehaviour(_request.SchemaName),
        });

    private (int Status, string Message, string? Code)? Refuse(IHttpRequestFeature request)
    {
        if (request.Path is not "/v1/chat/completions")
            return (404, $"Invalid URL ({request.Method} {request.Path})", null);
        if (request.Method is not "POST")
            return (405, $"Not allowed to {request.Method} on {request.Path}", null);
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || authorization.Length == 7)
            return (401, "You didn't provide an API key.", null);
        if (server.Options.ApiKey is { } key && !authorization.AsSpan(7).SequenceEqual(key))
            return (401, "Incorrect API key provided.", "invalid_api_key");
        if (!request.Headers.ContentType.ToString().StartsWith("application/json", StringComparison.Ordinal))
            return (400, "Invalid Content-Type header: expected application/json.", null);
        if (_request.Problem is { } problem)
            return (400, problem, null);
        return Kinds.IsKnown(_request.SchemaName)
            ? null
            : (400, $"This server has no answer for the schema '{_request.SchemaName}'.", null);
    }

    private async Task<bool> WaitAsync(IFeatureCollection features, TimeSpan more, Task release)
    {
        var delay = more == Timeout.InfiniteTimeSpan ? more : more + server.Options.Delay;
        if (delay == TimeSpan.Zero && release.IsCompleted)
            return true;
        try
        {
            var aborted = features.Get<IHttpRequestLifetimeFeature>()!.RequestAborted;
            await Task.Delay(delay, aborted);
            await release.WaitAsync(aborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The caller went away: nobody is left to answer.
            return false;
        }
    }

    private static async Task SendAsync(IFeatureCollection features, int status, ReadOnlyMemory<byte> body)
    {
        Head(features, status, body.Length);
        await features.Get<IHttpResponseBodyFeature>()!.Writer.WriteAsync(body);
    }

    private async Task StreamAsync(IFeatureCollection features, ReplyFault fault, ReadOnlyMemory<byte> content)
    {
        var response = features.Get<IHttpResponseFeature>()!;
        response.StatusCode = 200;
        response.Headers.ContentType = "text/event-stream; charset=utf-8";
        var writer = features.Get<IHttpResponseBodyFeature>()!.Writer;
        var chunks = _chunks.Write(content.Span, _request.Length, fault, _request.IncludeUsage);
        // Half of it ends as it does behind a gateway that gave up: in good order, but for the mark of the end.
        var count = fault == ReplyFault.HalfAnswer ? chunks.Count / 2 : chunks.Count;
        for (var i = 0; i < count; i++)
        {
            if (i == chunks.Count / 2 && !await WaitAsync(features, server.Options.StreamPause, Task.CompletedTask))
                return;
            await writer.WriteAsync(chunks[i]);
        }
    }

    private static async Task SendHalfAsync(IFeatureCollection features, ReadOnlyMemory<byte> body)
    {
        Head(features, 200, body.Length);
        await features.Get<IHttpResponseBodyFeature>()!.Writer.WriteAsync(body[..(body.Length / 2)]);
        features.Get<IHttpRequestLifetimeFeature>()!.Abort();
    }

    private static void Head(IFeatureCollection features, int status, int length)
    {
        var response = features.Get<IHttpResponseFeature>()!;
        response.StatusCode = status;
        response.Headers.ContentType = "application/json";
        response.Headers.ContentLength = length;
    }

    private static string? Header(IHttpRequestFeature request, string name) =>
        request.Headers.TryGetValue(name, out StringValues value) ? value.ToString() : null;
}
