using Interviewing.Interviews;
using Interviewing.WebFront.Documents;
using Interviewing.WebFront.Http;

namespace Interviewing.WebFront.Interviews;

/// <summary>The interview that a path names.</summary>
internal static class InterviewRoute
{
    /// <summary>The id in the path.</summary>
    /// <exception cref="InterviewNotFoundException">No interview can have it; no grain is woken for it.</exception>
    public static string Id(Call call)
    {
        var id = (string)call.Request.RouteValues["id"]!;
        return SessionId.IsValid(id) ? id : throw InterviewNotFoundException.For(id);
    }

    public static EndpointDescription OfInterview(this EndpointDescription endpoint) =>
        endpoint.Path("id", "The interview's id.").Refuses(404, 503);
}
