using Interviewing.Audit;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>Keeps what candidates say to being interviewed.</summary>
internal sealed class ConsentEndpoint(IGrainFactory grains, AuditTrail audit, WebSettings settings)
{
    public void Map(Routes routes) =>
        routes.Post(Admission.OwnInterview, "/interview/{id}/consent", ConsentAsync)
            .Is(Groups.Interviews, "consentToInterview", "Keeps the candidate's consent",
                "With given: false it keeps the interview from being started. The last one counts, and all are kept.")
            .OfInterview().Takes<ConsentBody>().Gives<ConsentedView>().Refuses(400, 422);

    private async Task<Answer> ConsentAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.ConsentBody, errors);
        var rules = new FieldRules(errors, settings.Limits);
        var given = rules.RequiredFlag("given", body.Given);
        var text = rules.RequiredText("text", body.Text, settings.Limits.ConsentText);
        errors.ThrowIfAny();

        var consent = await call.Caller.Interview(grains, id).RecordConsent(given, text, call.Caller.TokenGeneration);
        await audit.RecordAsync(call.Caller, AuditAction.Consent, id, given ? "given" : "not given");
        var view = new ConsentedView { Id = id, Consent = ConsentView.Of(consent)! };
        return Answer.Ok(view, WebJson.Shapes.ConsentedView);
    }
}
