using Interviewing.Audit;
using Interviewing.Interviews;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Rooms;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Access;

/// <summary>Invite links, made by operators, exchanged by candidates for a token; and the withdrawal of both.</summary>
internal sealed class InviteEndpoints(
    IGrainFactory grains, CandidateTokens tokens, AuditTrail audit, WebSettings settings, TimeProvider time)
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
        routes.Delete(Admission.Operators, "/interview/{id}/tokens", RevokeTokensAsync)
            .Is(Groups.Interviews, "revokeTokens", "Withdraws the candidate's tokens",
                "All that were issued so far, at the creation or for an invite link, and the invite link that is open. Live connections "
                + "with such a token are closed within 20 seconds. A new invite link gives new access.")
            .OfInterview().Gives<DoneView>();
        routes.PostUnkept(Admission.EveryoneCounted, "/invite/exchange", ExchangeAsync)
            .Is(Groups.Interviews, "exchangeInvite", "Exchanges an invite link for the candidate's token",
                "Once. 410: it was used, has expired or was withdrawn; code says which.")
            .Takes<ExchangeBody>().Gives<ExchangedView>().Refuses(400, 404, 410, 503)
            .Header(IdempotencyKeys.Header, "Any key of your own: who sends the same one again gets in again.");
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
        await audit.RecordAsync(call.Caller, AuditAction.Invite, id);
        var view = new InviteView { Id = id, Code = code.ToString(), Url = UrlOf(call.Request, code), ExpiresAt = expires };
        return Answer.Json(StatusCodes.Status201Created, view, WebJson.Shapes.InviteView);
    }

    private async Task<Answer> RevokeAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        await call.Caller.Interview(grains, id).RevokeInvite();
        await audit.RecordAsync(call.Caller, AuditAction.InviteRevoke, id);
        return Answer.Ok(new() { Success = true, Message = "The invitation that was open, if there was one, is withdrawn." }, WebJson.Shapes.DoneView);
    }

    private async Task<Answer> RevokeTokensAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var interview = call.Caller.Interview(grains, id);
        // Those that were out when this was asked for: made again, the call does not withdraw what was issued since.
        await interview.RevokeTokens((await interview.GetStatus()).TokenGeneration);
        await audit.RecordAsync(call.Caller, AuditAction.TokenRevoke, id);
        return Answer.Ok(
            new() { Success = true, Message = "No token of the candidate's is good any more, and no invitation is open." },
            WebJson.Shapes.DoneView);
    }

    private async Task<Answer> ExchangeAsync(Call call)
    {
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.ExchangeBody, errors);
        var text = new FieldRules(errors, settings.Limits).RequiredText("code", body.Code, settings.Limits.Id);
        errors.ThrowIfAny();
        if (InviteCode.Parse(text) is not { } code)
            throw new InviteRefusedException(InviteRefusal.Unknown);

        // The interview itself remembers under which key it was taken up: no answer with a token in it need be kept.
        var acceptance = call.Request.Headers[IdempotencyKeys.Header] is { Count: > 0 } key
            ? IdempotencyKeys.Require(key.ToString()) : SessionId.New(time);
        var status = await AcceptAsync(code, acceptance);
        var candidate = new Caller { Kind = CallerKind.Candidate, Name = status.CandidateId, Tenant = code.Key.Tenant };
        await audit.RecordAsync(candidate, AuditAction.InviteExchange, status.SessionId);
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
            ConsentRequired = status.Consent is { Given: false } || (status.Consent is null && settings.Interviews.RequireConsent),
        };
        return Answer.Ok(view, WebJson.Shapes.ExchangedView);
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
}
