using System.Diagnostics.CodeAnalysis;
using Interviewing.Directory;
using Interviewing.WebFront.Interviews;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>An interview on the list as it is now: a row of the list, told to dashboards.</summary>
public sealed record InterviewChangedData : RowView
{
    /// <summary>Of a row.</summary>
    [SetsRequiredMembers]
    public InterviewChangedData(InterviewRow row, DateTimeOffset timestamp)
        : base(Of(row)) => Timestamp = timestamp;

    /// <summary>The sequence number of the interview's newest event.</summary>
    public long Sequence => LastSequence;

    /// <summary>When the change was seen.</summary>
    public DateTimeOffset Timestamp { get; }
}
