using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Cluster;
using Interviewing.WebFront.Live;

namespace Interviewing.WebFront.Http;

/// <summary>The one place that knows what an exception means to a caller, whatever the transport.</summary>
internal sealed class Failures(ClusterConnection? cluster = null)
{
    private const int SoonSeconds = 1;
    private const int LaterSeconds = 5;
    private const string Bearer = "Bearer";

    /// <summary>What a caller is told.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="caller">Whose request or message it was; null for one that is not identified.</param>
    public Failure Of(Exception failure, Caller? caller) => failure switch
    {
        InvalidRequestException invalid => Invalid(invalid.Message) with { Errors = invalid.Errors },
        InvalidInputException input => Invalid(input.Message) with
        {
            Errors = new Dictionary<string, List<string>> { [input.Field] = [input.Rule] },
        },
        // A candidate's token is for that one interview.
        InterviewNotFoundException when caller is { IsCandidate: true } =>
            Unauthorized("The interview of this token is gone.", Bearer),
        InterviewNotFoundException or RoomNotFoundException => new(404, LiveCodes.NotFound, failure.Message),
        WrongStateException wrong => new(409, LiveCodes.WrongState, wrong.Message) { State = wrong.State },
        UnauthorizedException unknown => Unauthorized(unknown.Message, unknown.Challenge),
        TokenRevokedException or TokenExpiredException => Unauthorized(failure.Message, Bearer),
        ForbiddenException => new(403, LiveCodes.Forbidden, failure.Message),
        ConsentRequiredException missing => new(409, LiveCodes.ConsentRequired, missing.Message)
        {
            State = missing.State,
            Code = ConsentRequiredException.Code,
        },
        InviteRefusedException { Reason: InviteRefusal.Unknown } => new(404, LiveCodes.NotFound, failure.Message),
        InviteRefusedException refused => new(410, LiveCodes.NotFound, refused.Message) { Code = CodeOf(refused.Reason) },
        RefusedException refused => new(refused.Status, LiveCodeOf(refused.Status), refused.Message)
        {
            RetryAfterSeconds = refused.RetryAfterSeconds,
        },
        BadHttpRequestException bad => new(bad.StatusCode, LiveCodeOf(bad.StatusCode), Words(bad)),
        // How Kestrel puts it that a chunk says it is larger than any can be.
        IOException { InnerException: OverflowException } broken => Invalid($"The request cannot be read: {broken.Message}"),
        SpeechUnavailableException speech => Unavailable(speech.Message, speech.RetryAfterSeconds) with { Log = null },
        LiveKitUnavailableException down => Unavailable(down.Message, down.RetryAfterSeconds),
        StorageUnavailableException => Unavailable(
            "The storage did not say that the change is on disk: it may be. The same request again, under the same responseId "
            + "or Idempotency-Key, is safe.",
            LaterSeconds),
        TimeoutException => Unavailable(
            "It took too long, and whether it was done is not known. The same request again is safe.", SoonSeconds),
        OrleansException => Unavailable(
            "The interviews cannot be reached right now. The same request again is safe.", LaterSeconds),
        // Until a client of silos has met the first, it does not even know what grains there are.
        _ when cluster is { IsUp: false } => Unavailable("No silo answers yet.", LaterSeconds),
        _ => new(500, LiveCodes.Internal, "Something went wrong in the server. Its log has more.") { Log = LogLevel.Error },
    };

    private static Failure Invalid(string detail) => new(400, LiveCodes.BadRequest, detail);

    private static Failure Unauthorized(string detail, string challenge) =>
        new(401, LiveCodes.Unauthorized, detail) { Challenge = challenge };

    private static Failure Unavailable(string detail, int? retryAfterSeconds) =>
        new(503, LiveCodes.Unavailable, detail) { Log = LogLevel.Warning, RetryAfterSeconds = retryAfterSeconds };

    private static string CodeOf(InviteRefusal reason) => "invite_" + reason.ToString().ToLowerInvariant();

    private static string LiveCodeOf(int status) => status switch
    {
        404 => LiveCodes.NotFound,
        409 => LiveCodes.WrongState,
        413 => LiveCodes.TooLarge,
        429 => LiveCodes.RateLimited,
        503 => LiveCodes.Unavailable,
        _ => LiveCodes.BadRequest,
    };

    private static string Words(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this server takes.",
        StatusCodes.Status408RequestTimeout => "The body came too slowly.",
        _ => $"The request cannot be read: {bad.Message}",
    };
}
