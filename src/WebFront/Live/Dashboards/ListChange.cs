using Interviewing.Directory;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>A change of the list, on its way to dashboards: the event is the same for all of them.</summary>
/// <param name="SessionId">Which interview.</param>
/// <param name="Row">Its row; null for one that was taken off.</param>
/// <param name="Event">The event.</param>
internal sealed record ListChange(string SessionId, InterviewRow? Row, LiveEvent Event)
{
    public static ListChange Of(InterviewRow row, DateTimeOffset now) => new(
        row.SessionId, row,
        LiveEvent.Of(LiveNames.InterviewChanged, new InterviewChangedData(row, now), WebJson.Shapes.InterviewChangedData));

    public static ListChange OffList(string sessionId, DateTimeOffset now) => new(
        sessionId, null,
        LiveEvent.Of(
            LiveNames.InterviewRemoved, new InterviewRemovedData { Id = sessionId, Timestamp = now },
            WebJson.Shapes.InterviewRemovedData));
}
