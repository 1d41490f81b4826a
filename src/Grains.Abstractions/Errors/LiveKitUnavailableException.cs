namespace Interviewing;

/// <summary>LiveKit did not do what it was asked: it is down, slow, or does not take our key (503).</summary>
[GenerateSerializer, Alias("interviewing.error.livekit-unavailable")]
public sealed class LiveKitUnavailableException : InterviewingException
{
    /// <summary>Says what is wrong, and which setting would mend it; never a key.</summary>
    public LiveKitUnavailableException(string message, int retryAfterSeconds)
        : base(message) => RetryAfterSeconds = retryAfterSeconds;

    /// <summary>When it is worth another try, in seconds.</summary>
    [Id(0)] public int RetryAfterSeconds { get; private set; }
}
