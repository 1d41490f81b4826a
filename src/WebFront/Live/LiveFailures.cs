using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Live;

/// <summary>Failures as <c>error</c> events, the answers of live messages.</summary>
internal sealed partial class LiveFailures(Failures failures, TimeProvider time, ILogger<LiveFailures> logger)
{
    /// <summary>What a client is told whose message, or whose connection, failed.</summary>
    /// <param name="exception">How.</param>
    /// <param name="caller">Whose it is; null for a connection that is not identified.</param>
    /// <param name="name">The message's name; null for the connection itself.</param>
    /// <param name="sessionId">The interview that it named.</param>
    public LiveErrorData Of(Exception exception, Caller? caller, string? name = null, string? sessionId = null)
    {
        var failure = failures.Of(exception, caller);
        if (failure.Log == LogLevel.Warning)
            LogUnavailable(exception, name, sessionId);
        else if (failure.Log == LogLevel.Error)
            LogUnexpected(exception, name, sessionId);
        return Make(failure.LiveCode, failure.Detail) with { SessionId = sessionId, Event = name, State = failure.State };
    }

    /// <summary>True for what means that a caller is not, or no longer, let in.</summary>
    public bool IsUnauthorized(Exception exception, Caller caller) =>
        failures.Of(exception, caller).Status == StatusCodes.Status401Unauthorized;

    /// <summary>What a client is told without a failure.</summary>
    public LiveErrorData Make(string code, string message) =>
        new() { Timestamp = time.GetUtcNow(), Code = code, Message = message };

    /// <summary>What a client is told whose message is too long.</summary>
    /// <param name="most">How many bytes it may have.</param>
    public LiveErrorData TooLarge(int most) => Make(LiveCodes.TooLarge, $"A message may have at most {most} bytes.");

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning,
        Message = "The message {Name} for interview {SessionId} could not be done.")]
    private partial void LogUnavailable(Exception failure, string? name, string? sessionId);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error,
        Message = "The message {Name} for interview {SessionId} failed unexpectedly.")]
    private partial void LogUnexpected(Exception failure, string? name, string? sessionId);
}
