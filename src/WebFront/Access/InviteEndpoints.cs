using Interviewing.Interviews;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Rooms;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Access;

/// <summary>Invite links: made by operators, exchanged by candidates for a token.</summary>
internal sealed class InviteEndpoints(IGrainFactory grains, CandidateTokens tokens, WebSettings settings, TimeProvider time)
{
    private const int DefaultMinutes = 7 * 24 * 60;
    private const int MaxMinutes = 30 * 24 * 60;
    private const string Page = "/join";

    public void Map(Routes routes)
    {
        routes.Post(Admission.Operators, "/interview/{id}/invite", InviteAsync)
            .Is(Groups.Interviews, "invite", "Makes an invite link for the candidate",
                "It can be used once. A new one takes the place of the one before. It is shown this once.")
            .OfInterview().Takes<InviteBody>().Gives<InviteView>(201).Refuses(400, 409, 422);
        routes.Delete(Admission.Operators, "/interview/{id}/invite", RevokeAsync)
            .Is(Groups.Interviews, "revokeInvite", "Withdraws the invite link", "Fine where there is none, or it has been used.")
            .OfInterview().Gives<DoneView>();
        routes.Post(Admission.Everyone, "/invite/exchange", ExchangeAsync)
            .Is(Groups.Interviews, "exchangeInvite", "Exchanges an invite link for the candidate's token",
                "Once. 410: it was used, has expired or was withdrawn; code says which.")
            .Takes<ExchangeBody>().Gives<ExchangedView>().Refuses(400, 404, 410, 422, 503);
    }

    private async Task<Answer> InviteAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        FieldErrors errors = new();
        var body = call.HasBody ? await call.ReadAsync(WebJson.Shapes.InviteBody, errors) : new InviteBody();
        var minutes = new FieldRules(errors, settings.Limits).Number("expiresInMinutes", body.ExpiresInMinutes, 1, MaxMinutes);
        errors.ThrowIfAny();

        var code = InviteCode.New(call.Caller.Tenant, id);
        var expires = time.GetUtcNow().AddMinutes(minutes ?? DefaultMinutes);
        await call.Caller.Interview(grains, id).Invite(new() { SecretHash = code.SecretHash, ExpiresAt = expires });
        var view = new InviteView { Id = id, Code = code.ToString(), Url = UrlOf(call.Request, code), ExpiresAt = expires };
        return Answer.Json(StatusCodes.Status201Created, view, WebJson.Shapes.InviteView) with { Extra = NotStored };
    }

    private async Task<Answer> RevokeAsync(Call call)
    {
        await call.Caller.Interview(grains, InterviewRoute.Id(call)).RevokeInvite();
        return Answer.Ok(new() { Success = true, Message = "No invitation is open." }, WebJson.Shapes.DoneView);
    }

    private async Task<Answer> ExchangeAsync(Call call)
    {
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.ExchangeBody, errors);
        var text = new FieldRules(errors, settings.Limits).RequiredText("code", body.Code, settings.Limits.Id);
        errors.ThrowIfAny();
        if (InviteCode.Parse(text) is not { } code)
            throw new InviteRefusedException(InviteRefusal.Unknown);

        var status = await AcceptAsync(code, call.Repeatable?.SessionId ?? SessionId.New(time));
        var now = time.GetUtcNow();
        var view = new ExchangedView
        {
            Id = status.SessionId,
            RoomName = status.RoomName,
            CandidateId = status.CandidateId,
            CandidateName = status.CandidateName,
            Language = status.Language,
            State = status.State,
            CandidateToken = tokens.Issue(status, code.Key.Tenant, now),
            ExpiresAt = now + CandidateTokens.Lifetime,
        };
        return Answer.Ok(view, WebJson.Shapes.ExchangedView) with { Extra = NotStored };
    }

    private async Task<InterviewStatus> AcceptAsync(InviteCode code, string acceptanceId)
    {
        try
        {
            return await grains.GetGrain<IInterviewGrain>(code.Key.ToString()).AcceptInvite(code.SecretHash, acceptanceId);
        }
        catch (InterviewNotFoundException)
        {
            // Whether there is an interview is nothing to tell whoever has no secret of it.
            throw new InviteRefusedException(InviteRefusal.Unknown);
        }
    }

    private string UrlOf(HttpRequest request, InviteCode code)
    {
        var server = settings.PublicUrl?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        return $"{server}{Page}#{code}";
    }

    private static (string, string) NotStored => ("Cache-Control", "no-store");
}
