using System.Net;

namespace Interviewing.Rooms.Server;

/// <summary>A try of a call to LiveKit failed.</summary>
internal sealed class LiveKitFailure : Exception
{
    private const int SoonSeconds = 5;
    private const int LaterSeconds = 30;

    private LiveKitFailure(string message, bool mayPass, bool isOutage, int retryAfterSeconds, Exception cause)
        : base(message, cause) => (MayPass, IsOutage, RetryAfterSeconds) = (mayPass, isOutage, retryAfterSeconds);

    /// <summary>True for what may be over at the next try.</summary>
    public bool MayPass { get; }

    /// <summary>True where nothing answered: that concerns every room, not only the one that was asked about.</summary>
    public bool IsOutage { get; }

    /// <summary>When it is worth another call, in seconds.</summary>
    public int RetryAfterSeconds { get; }

    /// <summary>What a failure of the SDK's means. What LiveKit says of its own accord is kept for the log only.</summary>
    /// <param name="cause">What the SDK threw.</param>
    /// <param name="status">The status of the answer; null where there was none.</param>
    public static LiveKitFailure Of(Exception cause, HttpStatusCode? status) => cause switch
    {
        _ when status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Lasting(
            "LiveKit refuses the key: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be those of the server at LIVEKIT_URL.",
            cause),
        Twirp.Exception { Type: Twirp.ErrorCode.Resource_Exhausted } => Lasting("LiveKit is at a limit of its own.", cause),
        Twirp.Exception { Type: Twirp.ErrorCode.Bad_Route or Twirp.ErrorCode.Unimplemented } => Lasting(
            "There is no LiveKit server at LIVEKIT_URL that knows this call.", cause),
        Twirp.Exception twirp => Passing($"LiveKit failed ({twirp.Type}).", cause),
        OperationCanceledException => Passing("LiveKit does not answer in time.", cause, isOutage: true),
        HttpRequestException => Passing("LiveKit cannot be reached.", cause, isOutage: true),
        _ => Passing("LiveKit's answer cannot be read.", cause),
    };

    private static LiveKitFailure Passing(string message, Exception cause, bool isOutage = false) =>
        new(message, mayPass: true, isOutage, SoonSeconds, cause);

    private static LiveKitFailure Lasting(string message, Exception cause) =>
        new(message, mayPass: false, isOutage: false, LaterSeconds, cause);
}
