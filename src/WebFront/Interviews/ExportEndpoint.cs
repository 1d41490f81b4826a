using Interviewing.Audit;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>Gives all that is held on an interview.</summary>
internal sealed class ExportEndpoint(IGrainFactory grains, AuditTrail audit, TimeProvider time)
{
    public void Map(Routes routes) =>
        routes.Get(Admission.Operators, "/interview/{id}/export", ExportAsync)
            .Is(Groups.Interviews, "exportInterview", "All that is held on an interview",
                "For the candidate who asks for it, and for whoever moves to another system. The audio files are named, not in it.")
            .OfInterview().Gives<ExportView>();

    private async Task<Answer> ExportAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var export = await call.Caller.Interview(grains, id).Export();
        await audit.RecordAsync(call.Caller, AuditAction.Export, id);
        return Answer.Ok(ExportView.Of(export, time.GetUtcNow()), WebJson.Shapes.ExportView);
    }
}
