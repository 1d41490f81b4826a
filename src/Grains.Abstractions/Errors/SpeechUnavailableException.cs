namespace Interviewing;

/// <summary>Speech cannot be made, kept or understood right now (503). The message says what to do about it.</summary>
[GenerateSerializer, Alias("interviewing.error.speech-unavailable")]
public sealed class SpeechUnavailableException : InterviewingException
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="message">For the caller to read: no words that were said, no keys.</param>
    /// <param name="retryAfterSeconds">When it may go well; null where only a change of settings helps.</param>
    public SpeechUnavailableException(string message, int? retryAfterSeconds = null)
        : base(message) => RetryAfterSeconds = retryAfterSeconds;

    /// <summary>When the same call may go well, in seconds.</summary>
    [Id(0)] public int? RetryAfterSeconds { get; private set; }
}
