using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Cluster;
using Microsoft.AspNetCore.WebUtilities;

namespace Interviewing.WebFront.Http;

/// <summary>The one place that knows which failure is which answer.</summary>
internal sealed partial class Problems(TimeProvider time, ILogger<Problems> logger, ClusterConnection? cluster = null)
{
    private const int SoonSeconds = 1;
    private const int LaterSeconds = 5;

    /// <summary>The answer to a request that failed.</summary>
    public Answer Of(Exception failure, HttpContext context) => failure switch
    {
        InvalidRequestException invalid => Make(context, 400, invalid.Message, errors: invalid.Errors),
        InvalidInputException input => Make(
            context, 400, input.Message, errors: new Dictionary<string, List<string>> { [input.Field] = [input.Rule] }),
        InterviewNotFoundException or RoomNotFoundException => Make(context, 404, failure.Message),
        WrongStateException wrong => Make(context, 409, wrong.Message, state: wrong.State),
        UnauthorizedException unknown => Unauthorized(context, unknown.Message, unknown.Challenge),
        TokenRevokedException revoked => Unauthorized(context, revoked.Message, "Bearer"),
        ForbiddenException forbidden => Make(context, 403, forbidden.Message),
        ConsentRequiredException missing => Make(
            context, 409, missing.Message, state: missing.State, code: ConsentRequiredException.Code),
        InviteRefusedException { Reason: InviteRefusal.Unknown } => Make(context, 404, failure.Message),
        InviteRefusedException refused => Make(context, 410, refused.Message, code: CodeOf(refused.Reason)),
        RefusedException refused => Make(context, refused.Status, refused.Message, refused.RetryAfterSeconds),
        BadHttpRequestException bad => Make(context, bad.StatusCode, Words(bad)),
        // How Kestrel puts it that a chunk says it is larger than any can be.
        IOException { InnerException: OverflowException } broken => Make(context, 400, $"The request cannot be read: {broken.Message}"),
        StorageUnavailableException => Unavailable(
            context, failure,
            "The storage did not say that the change is on disk: it may be. The same request again, under the same responseId "
            + "or Idempotency-Key, is safe.",
            LaterSeconds),
        SpeechUnavailableException speech => Make(context, 503, speech.Message, speech.RetryAfterSeconds),
        LiveKitUnavailableException down => Unavailable(context, down, down.Message, down.RetryAfterSeconds),
        TimeoutException => Unavailable(
            context, failure, "It took too long, and whether it was done is not known. The same request again is safe.",
            SoonSeconds),
        OrleansException => Unavailable(
            context, failure, "The interviews cannot be reached right now. The same request again is safe.", LaterSeconds),
        // Until a client of silos has met the first, it does not even know what grains there are.
        _ when cluster is { IsUp: false } => Unavailable(context, failure, "No silo answers yet.", LaterSeconds),
        _ => Unexpected(context, failure),
    };

    /// <summary>A problem of a status that needs no exception.</summary>
    public Answer Of(int status, string detail, HttpContext context, int? retryAfterSeconds = null) =>
        Make(context, status, detail, retryAfterSeconds);

    private static string CodeOf(InviteRefusal reason) => "invite_" + reason.ToString().ToLowerInvariant();

    private static string Words(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this server takes.",
        StatusCodes.Status408RequestTimeout => "The body came too slowly.",
        _ => $"The request cannot be read: {bad.Message}",
    };

    private Answer Unauthorized(HttpContext context, string detail, string challenge) =>
        Make(context, 401, detail) with { Extra = ("WWW-Authenticate", challenge) };

    private Answer Unavailable(HttpContext context, Exception failure, string detail, int retryAfterSeconds)
    {
        LogUnavailable(failure, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        return Make(context, 503, detail, retryAfterSeconds);
    }

    private Answer Unexpected(HttpContext context, Exception failure)
    {
        LogUnexpected(failure, context.Request.Method, context.Request.Path, context.TraceIdentifier);
        return Make(context, 500, "Something went wrong in the server. Its log has more under the request's id.");
    }

    private Answer Make(
        HttpContext context,
        int status,
        string detail,
        int? retryAfterSeconds = null,
        IReadOnlyDictionary<string, List<string>>? errors = null,
        InterviewState? state = null,
        string? code = null)
    {
        var path = context.Request.Path.Value ?? "/";
        return Answer.OfProblem(
            new Problem
            {
                Type = TypeOf(status),
                Title = ReasonPhrases.GetReasonPhrase(status),
                Status = status,
                Detail = detail,
                Instance = path,
                StatusCode = status,
                Message = detail,
                Path = path,
                Method = context.Request.Method,
                Timestamp = time.GetUtcNow(),
                RequestId = context.TraceIdentifier,
                Errors = errors,
                State = state,
                Code = code,
            },
            retryAfterSeconds);
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
