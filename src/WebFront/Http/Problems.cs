using Interviewing.WebFront.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace Interviewing.WebFront.Http;

/// <summary>Failures as problem details (RFC 9457), the answers of HTTP requests.</summary>
internal sealed partial class Problems(Failures failures, TimeProvider time, ILogger<Problems> logger)
{
    /// <summary>The answer to a request that failed.</summary>
    public Answer Of(Exception exception, HttpContext context)
    {
        var failure = failures.Of(exception, context.Features.Get<Caller>());
        if (failure.Log == LogLevel.Warning)
            LogUnavailable(exception, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        else if (failure.Log == LogLevel.Error)
            LogUnexpected(exception, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        return Make(context, failure);
    }

    /// <summary>A problem of a status that needs no exception.</summary>
    public Answer Of(int status, string detail, HttpContext context, int? retryAfterSeconds = null) =>
        Make(context, new(status, "", detail) { RetryAfterSeconds = retryAfterSeconds });

    private Answer Make(HttpContext context, Failure failure)
    {
        var path = context.Request.Path.Value ?? "/";
        var answer = Answer.OfProblem(
            new Problem
            {
                Type = TypeOf(failure.Status),
                Title = ReasonPhrases.GetReasonPhrase(failure.Status),
                Status = failure.Status,
                Detail = failure.Detail,
                Instance = path,
                StatusCode = failure.Status,
                Message = failure.Detail,
                Path = path,
                Method = context.Request.Method,
                Timestamp = time.GetUtcNow(),
                RequestId = context.TraceIdentifier,
                Errors = failure.Errors,
                State = failure.State,
                Code = failure.Code,
            },
            failure.RetryAfterSeconds);
        return failure.Challenge is { } challenge ? answer with { Extra = ("WWW-Authenticate", challenge) } : answer;
    }

    private static string TypeOf(int status) => "https://www.rfc-editor.org/rfc/" + (status switch
    {
        400 => "rfc9110#section-15.5.1",
        401 => "rfc9110#section-15.5.2",
        403 => "rfc9110#section-15.5.4",
        404 => "rfc9110#section-15.5.5",
        405 => "rfc9110#section-15.5.6",
        408 => "rfc9110#section-15.5.9",
        409 => "rfc9110#section-15.5.10",
        410 => "rfc9110#section-15.5.11",
        413 => "rfc9110#section-15.5.14",
        416 => "rfc9110#section-15.5.17",
        415 => "rfc9110#section-15.5.16",
        421 => "rfc9110#section-15.5.20",
        422 => "rfc9110#section-15.5.21",
        429 => "rfc6585#section-4",
        503 => "rfc9110#section-15.6.4",
        < 500 => "rfc9110#section-15.5",
        _ => "rfc9110#section-15.6.1",
    });

    [LoggerMessage(EventId = 1, EventName = "RequestUnavailable", Level = LogLevel.Warning,
        Message = "{Method} {Path} (request {RequestId}) was answered 503.")]
    private partial void LogUnavailable(Exception failure, string method, PathString path, string requestId);

    [LoggerMessage(EventId = 2, EventName = "RequestFailed", Level = LogLevel.Error,
        Message = "{Method} {Path} (request {RequestId}) failed unexpectedly.")]
    private partial void LogUnexpected(Exception failure, string method, PathString path, string requestId);
}
