namespace Interviewing.WebFront.Http;

/// <summary>The request is refused with a status of its own.</summary>
internal sealed class RefusedException(int status, string message, int? retryAfterSeconds = null) : Exception(message)
{
    /// <summary>The status.</summary>
    public int Status => status;

    /// <summary>When it can be tried again, in seconds.</summary>
    public int? RetryAfterSeconds => retryAfterSeconds;
}
