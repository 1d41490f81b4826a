using Interviewing.Audit;
using Interviewing.Directory;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Events;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>How an interview stands, what was said, what happened, what came of it.</summary>
internal sealed class ReadEndpoints(IGrainFactory grains, AuditTrail audit, WebSettings settings)
{
    private const int SummaryRetrySeconds = 2;

    public void Map(Routes routes)
    {
        routes.Get(Admission.OwnInterview, "/interview/{id}", StatusAsync)
            .Is(Groups.Interviews, "getInterview", "How an interview stands")
            .OfInterview().Gives<StatusView>();
        routes.Get(Admission.Callers, "/interview/room/{roomName}", StatusOfRoomAsync)
            .Is(Groups.Interviews, "getInterviewOfRoom", "How the newest interview of a room stands")
            .Path("roomName", "The room's name.").Gives<StatusView>().Refuses(400, 404, 503);
        routes.Get(Admission.OwnInterview, "/interview/{id}/transcript", TranscriptAsync)
            .Is(Groups.Interviews, "getTranscript", "What was said so far")
            .OfInterview().Query("format", "json (the default), text or markdown.")
            .Gives<TranscriptView>().Refuses(400);
        routes.Get(Admission.OwnInterview, "/interview/{id}/events", EventsAsync)
            .Is(Groups.Interviews, "getEvents", "What happened after a sequence number")
            .OfInterview().Query("after", "A sequence number; 0, the default, for everything.")
            .Gives<EventsView>().Refuses(400);
        routes.Get(Admission.Operators, "/interview/{id}/analyses", AnalysesAsync)
            .Is(Groups.Interviews, "getAnalyses", "What each answer showed, from the first one on", "For recruiters, not for candidates.")
            .OfInterview().Gives<AnalysesView>();
        routes.Get(Admission.Operators, "/interview/{id}/summary", SummaryAsync)
            .Is(Groups.Interviews, "getSummary", "The result of an interview that is over")
            .OfInterview().Gives<SummaryView>().Refuses(409);
    }

    private Task<Answer> StatusAsync(Call call) => StatusAsync(call, InterviewRoute.Id(call));

    private async Task<Answer> StatusAsync(Call call, string id)
    {
        var status = await call.Caller.Interview(grains, id).GetStatus(call.Caller.TokenGeneration);
        return Answer.Ok(StatusView.Of(status, call.Caller.IsCandidate), WebJson.Shapes.StatusView);
    }

    private async Task<Answer> StatusOfRoomAsync(Call call)
    {
        var room = (string)call.Request.RouteValues["roomName"]!;
        FieldErrors errors = new();
        new FieldRules(errors, settings.Limits).Id("roomName", room);
        errors.ThrowIfAny();

        var rows = await grains.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0])
            .List(new DirectoryQuery { Tenant = call.Caller.Tenant, RoomName = room, Limit = 1 });
        if (call.Caller.IsCandidate && (rows.IsEmpty || rows[0].SessionId != call.Caller.SessionId))
            throw new ForbiddenException("The token is for another room, or for an earlier interview in this one.");
        return rows.IsEmpty
            ? throw new InterviewNotFoundException($"There is no interview in the room {room}.")
            : await StatusAsync(call, rows[0].SessionId);
    }

    private async Task<Answer> TranscriptAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var format = (string?)call.Request.Query["format"] ?? "json";
        if (format is not ("json" or "text" or "markdown"))
            throw FieldErrors.Of("format", "must be json, text or markdown");

        var transcript = await call.Caller.Interview(grains, id).GetTranscript(call.Caller.TokenGeneration);
        return format switch
        {
            "text" => Answer.Text(TranscriptText.Plain(transcript)),
            "markdown" => Answer.Text(TranscriptText.Markdown(id, transcript), "text/markdown; charset=utf-8"),
            _ => Answer.Ok(
                new TranscriptView { Id = id, Transcript = [.. transcript.Select(UtteranceView.Of)] },
                WebJson.Shapes.TranscriptView),
        };
    }

    private async Task<Answer> EventsAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        FieldErrors errors = new();
        var after = new FieldRules(errors, settings.Limits).Number("after", call.Request.Query["after"], 0, long.MaxValue) ?? 0;
        errors.ThrowIfAny();

        var events = await call.Caller.Interview(grains, id).GetEvents(after, call.Caller.TokenGeneration);
        var view = new EventsView
        {
            Id = id,
            Events = [.. events.Select(EventView.Of)],
            LastSequence = events.IsEmpty ? after : events[^1].Sequence,
        };
        return Answer.Ok(view, WebJson.Shapes.EventsView);
    }

    private async Task<Answer> AnalysesAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var answers = await call.Caller.Interview(grains, id).GetAnalyses();
        await audit.RecordAsync(call.Caller, AuditAction.ReadScores, id);
        return Answer.Ok(
            new AnalysesView { Id = id, Analyses = [.. answers.Select(AnalysisView.Of)] }, WebJson.Shapes.AnalysesView);
    }

    private async Task<Answer> SummaryAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var summary = await call.Caller.Interview(grains, id).GetSummary(settings.TurnWait);
        if (summary is null)
        {
            throw new RefusedException(
                StatusCodes.Status503ServiceUnavailable, "The summary is still being made.", SummaryRetrySeconds);
        }

        await audit.RecordAsync(call.Caller, AuditAction.ReadScores, id);
        return Answer.Ok(SummaryView.Of(id, summary), WebJson.Shapes.SummaryView);
    }
}
