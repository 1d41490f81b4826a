using Interviewing.Audit;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>Starts interviews, takes answers, ends interviews.</summary>
internal sealed class TurnEndpoints(IGrainFactory grains, AuditTrail audit, WebSettings settings, TimeProvider time)
{
    private const string RespondAsyncPreference = "respond-async";

    public void Map(Routes routes)
    {
        routes.Post(Admission.OwnInterview, "/interview/{id}/start", StartAsync)
            .Is(Groups.Interviews, "startInterview", "Starts an interview",
                "Speaks the introduction. Starting again returns the same words.")
            .OfInterview().Gives<StartedView>().Refuses(409, 422);
        routes.Post(Admission.OwnInterview, "/interview/{id}/response", RespondAsync)
            .Is(Groups.Interviews, "respondToInterview", "Takes the candidate's answer",
                "The answer is on disk when this returns. 202: the interviewer's words follow as an event.")
            .OfInterview().Takes<ResponseBody>().Gives<TurnView>().Gives<PendingView>(202).Refuses(400, 409, 422)
            .Header("Prefer", "respond-async: do not wait for the interviewer's words.");
        routes.Post(Admission.OwnInterview, "/interview/{id}/end", EndAsync)
            .Is(Groups.Interviews, "endInterview", "Ends an interview", "From any state; ending again is fine.")
            .OfInterview().Gives<EndedView>().Refuses(422);
    }

    private async Task<Answer> StartAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var turn = await call.Caller.Interview(grains, id).Start(call.Caller.TokenGeneration);
        await audit.RecordAsync(call.Caller, AuditAction.Start, id);
        if (turn.Pending)
            return Pending(id, turn);
        var view = new StartedView
        {
            Id = id,
            State = turn.State,
            Message = turn.Message!,
            MessageType = turn.MessageType!.Value,
            Sequence = turn.Sequence,
            AudioUrl = turn.AudioUrl,
        };
        return Answer.Ok(view, WebJson.Shapes.StartedView);
    }

    private async Task<Answer> RespondAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.ResponseBody, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var doesNotWait = PrefersAsync(call.Request);
        var response = new CandidateResponse
        {
            Text = rules.RequiredText("response", body.Response, settings.Limits.Response),
            ResponseId = rules.Id("responseId", body.ResponseId) ?? call.Repeatable?.SessionId ?? SessionId.New(time),
            QuestionId = rules.Id("questionId", body.QuestionId),
            Wait = doesNotWait ? TimeSpan.Zero : settings.TurnWait,
            TokenGeneration = call.Caller.TokenGeneration,
        };
        errors.ThrowIfAny();

        var turn = await call.Caller.Interview(grains, id).Respond(response);
        if (turn.Pending)
        {
            return Pending(id, turn) with
            {
                Extra = doesNotWait ? ("Preference-Applied", RespondAsyncPreference) : null,
            };
        }

        var view = new TurnView
        {
            Id = id,
            State = turn.State,
            Message = turn.Message!,
            MessageType = turn.MessageType!.Value,
            QuestionId = turn.QuestionId,
            Sequence = turn.Sequence,
            Completed = turn.State.IsOver(),
            Degraded = turn.Degraded,
            AudioUrl = turn.AudioUrl,
        };
        return Answer.Ok(view, WebJson.Shapes.TurnView);
    }

    private async Task<Answer> EndAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var turn = await call.Caller.Interview(grains, id).End(call.Caller.TokenGeneration);
        await audit.RecordAsync(call.Caller, AuditAction.End, id);
        var view = new EndedView { Id = id, State = turn.State, Message = turn.Message ?? "", AudioUrl = turn.AudioUrl };
        return Answer.Ok(view, WebJson.Shapes.EndedView);
    }

    private static Answer Pending(string id, InterviewerTurn turn) => Answer.Json(
        StatusCodes.Status202Accepted,
        new PendingView { Id = id, State = turn.State, Sequence = turn.Sequence },
        WebJson.Shapes.PendingView);

    // RFC 7240: preferences are comma-separated tokens, each perhaps with a value and parameters.
    private static bool PrefersAsync(HttpRequest request)
    {
        foreach (var line in request.Headers["Prefer"])
        {
            foreach (var range in line.AsSpan().SplitAny(',', ';'))
            {
                if (line.AsSpan()[range].Trim().Equals(RespondAsyncPreference, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
