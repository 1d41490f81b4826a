using System.Buffers;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Interviewing.WebFront.Json;
using Microsoft.Extensions.Primitives;

namespace Interviewing.WebFront.Http;

/// <summary>What a request is answered: made first, sent afterwards, so that it can be kept for a repetition.</summary>
internal sealed record Answer
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string ProblemType = "application/problem+json; charset=utf-8";

    public required int Status { get; init; }

    public required string ContentType { get; init; }

    /// <summary>A text as it goes out, or an object with <see cref="Shape"/>.</summary>
    public required object Body { get; init; }

    /// <summary>How the body becomes JSON; null for a text.</summary>
    public JsonTypeInfo? Shape { get; init; }

    public string? Location { get; init; }

    public int? RetryAfterSeconds { get; init; }

    /// <summary>A header that few answers have.</summary>
    public (string Name, string Value)? Extra { get; init; }

    public static Answer Ok<T>(T body, JsonTypeInfo<T> shape)
        where T : class => Json(StatusCodes.Status200OK, body, shape);

    public static Answer Json<T>(int status, T body, JsonTypeInfo<T> shape)
        where T : class => new() { Status = status, ContentType = JsonType, Body = body, Shape = shape };

    public static Answer OfProblem(Problem problem, int? retryAfterSeconds) => new()
    {
        Status = problem.Status,
        ContentType = ProblemType,
        Body = problem,
        Shape = WebJson.Shapes.Problem,
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static Answer Text(string text, string contentType = "text/plain; charset=utf-8", int status = 200) =>
        new() { Status = status, ContentType = contentType, Body = text };

    /// <summary>The body as it goes out.</summary>
    public string BodyText()
    {
        if (Shape is null)
            return (string)Body;
        using var json = JsonBuffer.Rent(Body, Shape);
        return Encoding.UTF8.GetString(json.Written);
    }

    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        var headers = response.Headers;
        headers.ContentType = ContentType;
        if (Location is not null)
            headers.Location = Location;
        if (RetryAfterSeconds is { } seconds)
            headers.RetryAfter = new StringValues(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (Extra is { } extra)
            headers[extra.Name] = extra.Value;

        var head = HttpMethods.IsHead(context.Request.Method);
        if (Shape is null)
        {
            var text = (string)Body;
            var length = Encoding.UTF8.GetByteCount(text);
            response.ContentLength = length;
            if (head)
                return Task.CompletedTask;
            Encoding.UTF8.GetBytes(text, response.BodyWriter);
        }
        else
        {
            // With the length known the answer goes out in one piece, not in chunks.
            using var json = JsonBuffer.Rent(Body, Shape);
            response.ContentLength = json.Written.Length;
            if (head)
                return Task.CompletedTask;
            response.BodyWriter.Write(json.Written);
        }

        var flushed = response.BodyWriter.FlushAsync();
        return flushed.IsCompletedSuccessfully ? Task.CompletedTask : flushed.AsTask();
    }
}
