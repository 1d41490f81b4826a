using System.ClientModel;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>What went wrong with a call.</summary>
internal enum ProviderFault
{
    /// <summary>No connection, or one that broke.</summary>
    Connection,

    /// <summary>No answer within the time of a call.</summary>
    Timeout,

    /// <summary>429: too many requests or tokens at the moment.</summary>
    RateLimited,

    /// <summary>429 with "insufficient_quota": nothing left to pay with.</summary>
    OutOfQuota,

    /// <summary>408, 409 or 5xx.</summary>
    Server,

    /// <summary>401 or 403.</summary>
    Unauthorized,

    /// <summary>Another 4xx: the provider does not take this request.</summary>
    Rejected,

    /// <summary>The reply breaks a rule that cannot be repaired here.</summary>
    InvalidReply,

    /// <summary>The model refuses to answer.</summary>
    Refusal,

    /// <summary>The reply was cut at the limit of tokens.</summary>
    CutOff,

    /// <summary>The provider's content filter took the reply.</summary>
    Filtered,

    /// <summary>The provider failed so often that it is left alone for a while.</summary>
    CircuitOpen,

    /// <summary>The time of the call and its retries is over.</summary>
    OutOfTime,
}

/// <summary>A call that failed. The message names rules and codes, never what was said.</summary>
internal sealed class ProviderException(ProviderFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public ProviderFault Fault { get; } = fault;

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>When to try again; null for never. Set by the rule of retries.</summary>
    public TimeSpan? RetryIn { get; set; }

    /// <summary>True where the provider, rather than this request, is what is wrong.</summary>
    public bool IsProvidersOwn => Fault
        is ProviderFault.Connection or ProviderFault.Timeout or ProviderFault.RateLimited
        or ProviderFault.OutOfQuota or ProviderFault.Server or ProviderFault.Unauthorized;

    /// <summary>True where the same call may go well a moment later.</summary>
    public bool MayPass => Fault
        is ProviderFault.Connection or ProviderFault.Timeout or ProviderFault.RateLimited
        or ProviderFault.Server or ProviderFault.InvalidReply;

    /// <summary>
    /// True for what a broken connection throws. The package wraps what happens before the head of a response; what
    /// happens in its body comes as it is.
    /// </summary>
    public static bool IsConnectionFault(Exception exception) =>
        exception is ClientResultException or HttpRequestException or IOException or OperationCanceledException;
}
