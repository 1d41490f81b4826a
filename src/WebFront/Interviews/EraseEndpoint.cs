using Interviewing.WebFront.Access;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Interviews;

/// <summary>Erases interviews.</summary>
internal sealed class EraseEndpoint(IGrainFactory grains)
{
    public void Map(Routes routes) =>
        routes.Delete(Admission.Operators, "/interview/{id}", EraseAsync)
            .Is(Groups.Interviews, "eraseInterview", "Erases an interview",
                "Its transcript, its answers, its scores and its audio; it is not there after that.")
            .OfInterview().Gives<ErasedView>();

    private async Task<Answer> EraseAsync(Call call)
    {
        var id = InterviewRoute.Id(call);
        await call.Caller.Interview(grains, id).Erase();
        var view = new ErasedView { Id = id, Success = true, Message = $"Interview {id} is erased." };
        return Answer.Ok(view, WebJson.Shapes.ErasedView);
    }
}
