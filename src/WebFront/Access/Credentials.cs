namespace Interviewing.WebFront.Access;

/// <summary>Where callers put what they prove themselves with.</summary>
internal static class Credentials
{
    public const string KeyHeader = "X-Api-Key";
    public const string TokenQuery = "access_token";

    private const string Scheme = "Bearer ";

    /// <summary>What a request has: an API key or a candidate's token; null for nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="alsoInQuery">
    /// Whether the query counts: for what browsers cannot send a header with, live connections and sound. Queries show in logs
    /// of proxies, so elsewhere it does not.
    /// </param>
    public static string? Of(HttpRequest request, bool alsoInQuery)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return authorization[Scheme.Length..].Trim();
        if (request.Headers[KeyHeader] is { Count: > 0 } key)
            return key.ToString();
        if (alsoInQuery && request.Query[TokenQuery] is { Count: > 0 } token)
            return token.ToString();
        return authorization.Length > 0 ? authorization : null;
    }
}
