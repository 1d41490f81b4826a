using Interviewing.Interviews;

namespace Interviewing.WebFront.Http;

/// <summary>What a caller is told of a failure: by status over HTTP, by code over a live connection.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="LiveCode">One of <see cref="Live.LiveCodes"/>.</param>
/// <param name="Detail">What went wrong, in words.</param>
internal sealed record Failure(int Status, string LiveCode, string Detail)
{
    /// <summary>How grave it is for the log; null for what is the caller's own matter.</summary>
    public LogLevel? Log { get; init; }

    /// <summary>When the same may be asked again; null where that is not known.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>How the caller may identify itself (<c>WWW-Authenticate</c>), for 401.</summary>
    public string? Challenge { get; init; }

    /// <summary>The fields that break rules.</summary>
    public IReadOnlyDictionary<string, List<string>>? Errors { get; init; }

    /// <summary>The interview's state, where it does not allow what was asked.</summary>
    public InterviewState? State { get; init; }

    /// <summary>Names the reason for programs, where the status says too little.</summary>
    public string? Code { get; init; }
}
