using Interviewing.WebFront.Interviews;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>An interview was taken off the list.</summary>
public sealed record InterviewRemovedData : Ids
{
    /// <summary>When that was seen.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
