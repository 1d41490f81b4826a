using Interviewing.Audit;
using Interviewing.Interviews;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>Erases interviews.</summary>
internal sealed class EraseEndpoint(IGrainFactory grains, AuditTrail audit)
{
    public void Map(Routes routes) =>
        routes.Delete(Admission.Operators, "/interview/{id}", EraseAsync)
            .Is(Groups.Interviews, "eraseInterview", "Erases an interview",
                "Its transcript, its answers, its scores and its audio; it is not there after that.")
            .OfInterview().Gives<ErasedView>();

    private async Task<Answer> EraseAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        var interview = call.Caller.Interview(grains, id);
        // What is not there is not found; unless an earlier try of the same request may be why.
        var isFound = call.Repeatable is { IsAgain: true } || await IsThereAsync(interview);
        // Also what is not there: a crash may have left its row in the list.
        if (!isFound)
        {
            await interview.Erase();
            throw InterviewNotFoundException.For(id);
        }

        // First: an erasure that a crash cuts off from its entry would stand nowhere.
        await audit.RecordAsync(call.Caller, AuditAction.Erase, id);
        await interview.Erase();
        var view = new ErasedView { Id = id, Success = true, Message = $"Interview {id} is erased." };
        return Answer.Ok(view, WebJson.Shapes.ErasedView);
    }

    private static async Task<bool> IsThereAsync(IInterviewGrain interview)
    {
        try
        {
            await interview.GetStatus();
            return true;
        }
        catch (InterviewNotFoundException)
        {
            return false;
        }
    }
}
