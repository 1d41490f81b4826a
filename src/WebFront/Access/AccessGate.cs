using Interviewing.WebFront.Limits;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Access;

/// <summary>Finds out who a caller is, and lets in whom an endpoint lets in.</summary>
internal sealed class AccessGate(
    ApiKeys keys, CandidateTokens tokens, RateLimits rates, Refusals refusals, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Lets a request in, or refuses it. After that the request's features have its <see cref="Caller"/>.</summary>
    /// <exception cref="UnauthorizedException">It has no credentials, or none that are good.</exception>
    /// <exception cref="ForbiddenException">Its credentials do not open this.</exception>
    /// <exception cref="Http.RefusedException">It has asked for as much as it may (429).</exception>
    public ValueTask AdmitAsync(HttpContext context, Admission admission, bool alsoInQuery = false)
    {
        if (admission == Admission.Everyone)
            return default;
        if (admission == Admission.EveryoneCounted)
        {
            rates.CountExchange(context.Connection.RemoteIpAddress);
            return default;
        }

        var caller = Identify(Credentials.Of(context.Request, alsoInQuery));
        context.Features.Set(caller);
        if (caller.Kind != CallerKind.Local)
            rates.Count(caller, RateMetadata.Of(context));
        if (!caller.IsCandidate)
            return default;
        if (admission == Admission.Operators)
            caller.RequireOperator();
        if (admission != Admission.OwnInterview)
            return new(RequireUnexpiredAsync(caller));
        // The interview itself looks at the token's generation, in the call that the endpoint makes.
        caller.RequireInterview((string)context.Request.RouteValues["id"]!);
        return default;
    }

    /// <summary>What handles a request, for those that are let in.</summary>
    public RequestDelegate Guard(Admission admission, RequestDelegate handler, bool alsoInQuery = false) =>
        admission == Admission.Everyone ? handler : async context =>
        {
            await AdmitAsync(context, admission, alsoInQuery);
            await handler(context);
        };

    /// <summary>Who has these credentials.</summary>
    /// <param name="credentials">An API key or a candidate's token; null for none.</param>
    /// <exception cref="UnauthorizedException">Nobody who is let in.</exception>
    public Caller Identify(string? credentials)
    {
        try
        {
            return Find(credentials);
        }
        catch (UnauthorizedException)
        {
            refusals.Add(null);
            throw;
        }
    }

    /// <summary>The same, as a request that is counted; and a candidate's interview is looked at.</summary>
    public async ValueTask<Caller> IdentifyAsync(string? credentials)
    {
        var caller = Identify(credentials);
        rates.Count(caller, RateClass.Requests);
        if (caller.IsCandidate)
            await RequireUnexpiredAsync(caller);
        return caller;
    }

    /// <summary>
    /// Refuses a candidate whose token was withdrawn, or whose interview is gone or was over an hour ago: the token expires with
    /// the interview.
    /// </summary>
    public async Task RequireUnexpiredAsync(Caller candidate)
    {
        try
        {
            await candidate.Interview(grains, candidate.SessionId!).GetStatus(candidate.TokenGeneration);
        }
        catch (InterviewNotFoundException)
        {
            throw new UnauthorizedException("The interview of this token is gone.");
        }
    }

    private Caller Find(string? credentials)
    {
        if (string.IsNullOrEmpty(credentials))
        {
            return keys.AreConfigured
                ? throw new UnauthorizedException(
                    "Credentials are needed: an API key or a candidate's token, as Authorization: Bearer, or a key as X-Api-Key.")
                : Caller.Local;
        }

        if (tokens.Read(credentials) is { } candidate)
        {
            return candidate.ExpiresAt > time.GetUtcNow()
                ? candidate
                : throw new UnauthorizedException("The candidate's token has expired.");
        }

        if (!keys.AreConfigured)
            return Caller.Local;
        return keys.Find(credentials)
            ?? throw new UnauthorizedException("The credentials are not good: no such API key, and no token that was made here.");
    }
}
