using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Access;

/// <summary>Tells a caller who it is here.</summary>
internal static class WhoAmIEndpoint
{
    public static void Map(Routes routes) =>
        routes.Get(Admission.Callers, "/whoami", Tell)
            .Is(Groups.Service, "whoAmI", "Who the caller is", "200 means that the credentials are good, or that none are needed.")
            .Gives<WhoAmIView>();

    private static Task<Answer> Tell(Call call)
    {
        var caller = call.Caller;
        var view = new WhoAmIView
        {
            Kind = caller.Kind,
            Name = caller.Name,
            Tenant = caller.Tenant,
            SessionId = caller.SessionId,
            ExpiresAt = caller.ExpiresAt,
        };
        return Task.FromResult(Answer.Ok(view, WebJson.Shapes.WhoAmIView) with { Extra = ("Cache-Control", "no-store") });
    }
}
