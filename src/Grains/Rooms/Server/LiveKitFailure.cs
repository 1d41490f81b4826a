namespace Interviewing.Rooms.Server;

/// <summary>A try of a call to LiveKit failed.</summary>
internal sealed class LiveKitFailure : Exception
{
    private const int SoonSeconds = 5;
    private const int LaterSeconds = 30;

    private LiveKitFailure(string message, bool mayPass, int retryAfterSeconds, Exception cause)
        : base(message, cause) => (MayPass, RetryAfterSeconds) = (mayPass, retryAfterSeconds);

    /// <summary>True for what may be over at the next try.</summary>
    public bool MayPass { get; }

    /// <summary>When it is worth another call, in seconds.</summary>
    public int RetryAfterSeconds { get; }

    /// <summary>What a failure of the SDK's means. What LiveKit says of its own accord is kept for the log only.</summary>
    public static LiveKitFailure Of(Exception cause) => cause switch
    {
        Twirp.Exception { Type: Twirp.ErrorCode.Unauthenticated or Twirp.ErrorCode.Permission_Denied } => new(
            "LiveKit refuses the key: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be those of the server at LIVEKIT_URL.",
            mayPass: false, LaterSeconds, cause),
        Twirp.Exception { Type: Twirp.ErrorCode.Resource_Exhausted } => new(
            "LiveKit is at a limit of its own.", mayPass: false, LaterSeconds, cause),
        Twirp.Exception { Type: Twirp.ErrorCode.Bad_Route or Twirp.ErrorCode.Unimplemented } => new(
            "There is no LiveKit server at LIVEKIT_URL that knows this call.", mayPass: false, LaterSeconds, cause),
        Twirp.Exception twirp => new($"LiveKit failed ({twirp.Type}).", mayPass: true, SoonSeconds, cause),
        OperationCanceledException => new("LiveKit does not answer in time.", mayPass: true, SoonSeconds, cause),
        HttpRequestException => new("LiveKit cannot be reached.", mayPass: true, SoonSeconds, cause),
        _ => new("LiveKit's answer cannot be read.", mayPass: true, SoonSeconds, cause),
    };
}
