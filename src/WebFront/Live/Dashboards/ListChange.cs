using Interviewing.Directory;
using Interviewing.Tenants;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>A change of the list, on its way to dashboards: the event is the same for all of them.</summary>
/// <param name="Tenant">Whose interview.</param>
/// <param name="SessionId">Which interview.</param>
/// <param name="Row">Its row; null for one that was taken off.</param>
/// <param name="Event">The event.</param>
internal sealed record ListChange(string Tenant, string SessionId, InterviewRow? Row, LiveEvent Event)
{
    public static ListChange Of(InterviewRow row, DateTimeOffset now) => new(
        row.Tenant, row.SessionId, row,
        LiveEvent.Of(LiveNames.InterviewChanged, new InterviewChangedData(row, now), WebJson.Shapes.InterviewChangedData));

    public static ListChange OffList(TenantKey key, DateTimeOffset now) => new(
        key.Tenant, key.Id, null,
        LiveEvent.Of(
            LiveNames.InterviewRemoved, new InterviewRemovedData { Id = key.Id, Timestamp = now },
            WebJson.Shapes.InterviewRemovedData));
}
