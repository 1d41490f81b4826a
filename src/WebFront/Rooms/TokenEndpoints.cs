using Interviewing.WebFront.Access;
using Interviewing.WebFront.Documents;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Http;
using Interviewing.WebFront.Interviews;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Rooms;

/// <summary>Gives out what a client joins a room with. Nothing is kept of it, and no LiveKit is asked.</summary>
internal sealed class TokenEndpoints(LiveKitTokens tokens, WebSettings settings)
{
    public void Map(Routes routes)
    {
        Describe(routes.Get(Admission.Callers, "/livekit/token", OfQuery), "getToken")
            .Query("identity", "The identity in the room. Required.").Query("room", "The room. Required.")
            .Query("name", "The name to show.").Query("ttl", "Seconds that the token is good for, at most 21600. Default 3600.")
            .Query("role", "candidate (the default) or observer, who listens unseen.");
        Describe(routes.PostUnkept(Admission.Callers, "/livekit/token", OfBodyAsync), "createToken").Takes<TokenBody>();
    }

    private static EndpointDescription Describe(EndpointDescription endpoint, string name) => endpoint
        .Is(Groups.Rooms, name, "A token to join a room with",
            "A LiveKit access token for this room only: a candidate may speak, listen and send data.")
        .Gives<TokenView>().Refuses(400);

    private Task<Answer> OfQuery(Call call)
    {
        var query = call.Request.Query;
        FieldErrors errors = new();
        FieldRules rules = new(errors, settings.Limits);
        var request = new TokenRequest
        {
            Identity = rules.RequiredId("identity", query["identity"]),
            Room = rules.RequiredId("room", query["room"]),
            Name = NameOf(rules, query["name"]),
            Tenant = call.Caller.Tenant,
            Ttl = TokenRequest.TtlOf(rules.Number("ttl", query["ttl"], 1, TokenRequest.MaxTtl)),
            Role = rules.Choice<TokenRole>("role", query["role"]) ?? TokenRole.Candidate,
        };
        errors.ThrowIfAny();
        return Task.FromResult(AnswerTo(call.Caller, request));
    }

    private async Task<Answer> OfBodyAsync(Call call)
    {
        FieldErrors errors = new();
        var body = await call.ReadAsync(WebJson.Shapes.TokenBody, errors);
        FieldRules rules = new(errors, settings.Limits);
        // The old form has no name to show: there the name is the room.
        var isOldForm = body.RoomName is null && body.Name is not null;
        var request = new TokenRequest
        {
            Identity = rules.RequiredId("identity", body.Identity),
            Room = isOldForm ? rules.RequiredId("name", body.Name) : rules.RequiredId("roomName", body.RoomName),
            Name = isOldForm ? null : NameOf(rules, body.Name),
            Tenant = call.Caller.Tenant,
            Ttl = TokenRequest.TtlOf(rules.Number("ttl", body.Ttl, 1, TokenRequest.MaxTtl)),
            Role = rules.Choice<TokenRole>("role", body.Role) ?? TokenRole.Candidate,
        };
        errors.ThrowIfAny();
        return AnswerTo(call.Caller, request);
    }

    private static string? NameOf(FieldRules rules, string? name) =>
        name is "" ? null : rules.Line("name", name, rules.Limits.Name);

    private Answer AnswerTo(Caller caller, TokenRequest request)
    {
        if (caller.IsCandidate
            && (request.Room != caller.RoomName || request.Identity != caller.Name || request.Role != TokenRole.Candidate))
        {
            throw new ForbiddenException(
                "A candidate's token opens the room of its interview only, for the candidate's own identity, as a candidate.");
        }

        var view = new TokenView
        {
            Token = tokens.Issue(request),
            Url = tokens.Url,
            Identity = request.Identity,
            Room = request.Room,
        };
        return Answer.Ok(view, WebJson.Shapes.TokenView) with { Extra = ("Cache-Control", "no-store") };
    }
}
