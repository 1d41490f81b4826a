using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Live;

/// <summary>The one place that knows which failure is which code.</summary>
internal sealed partial class LiveFailures(TimeProvider time, ILogger<LiveFailures> logger)
{
    /// <summary>What a client is told whose message failed.</summary>
    /// <param name="failure">How.</param>
    /// <param name="name">The message's name.</param>
    /// <param name="sessionId">The interview that it named.</param>
    public LiveErrorData Of(Exception failure, string name, string? sessionId) =>
        Of(failure, (name, sessionId)) with { SessionId = sessionId, Event = name };

    /// <summary>What a client is told without a failure.</summary>
    public LiveErrorData Make(string code, string message) =>
        new() { Timestamp = time.GetUtcNow(), Code = code, Message = message };

    /// <summary>What a client is told whose message is too long.</summary>
    /// <param name="most">How many bytes it may have.</param>
    public LiveErrorData TooLarge(int most) => Make(LiveCodes.TooLarge, $"A message may have at most {most} bytes.");

    private LiveErrorData Of(Exception failure, (string Name, string? SessionId) of) => failure switch
    {
        InvalidRequestException or InvalidInputException => Make(LiveCodes.BadRequest, failure.Message),
        UnauthorizedException or TokenRevokedException => Make(LiveCodes.Unauthorized, failure.Message),
        RefusedException { Status: StatusCodes.Status429TooManyRequests } => Make(LiveCodes.RateLimited, failure.Message),
        ForbiddenException => Make(LiveCodes.Forbidden, failure.Message),
        InterviewNotFoundException => Make(LiveCodes.NotFound, failure.Message),
        WrongStateException wrong => Make(LiveCodes.WrongState, wrong.Message) with { State = wrong.State },
        ConsentRequiredException missing => Make(LiveCodes.ConsentRequired, missing.Message) with { State = missing.State },
        StorageUnavailableException or TimeoutException or OrleansException => Unavailable(failure, of.Name, of.SessionId),
        _ => Unexpected(failure, of.Name, of.SessionId),
    };

    private LiveErrorData Unavailable(Exception failure, string name, string? sessionId)
    {
        LogUnavailable(failure, name, sessionId);
        return Make(
            LiveCodes.Unavailable, "It is not known to be done. The same message again, under the same responseId, is safe.");
    }

    private LiveErrorData Unexpected(Exception failure, string name, string? sessionId)
    {
        LogUnexpected(failure, name, sessionId);
        return Make(LiveCodes.Internal, "Something went wrong in the server. Its log has more.");
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning,
        Message = "The message {Name} for interview {SessionId} could not be done.")]
    private partial void LogUnavailable(Exception failure, string name, string? sessionId);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error,
        Message = "The message {Name} for interview {SessionId} failed unexpectedly.")]
    private partial void LogUnexpected(Exception failure, string name, string? sessionId);
}
