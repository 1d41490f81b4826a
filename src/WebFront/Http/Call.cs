using Microsoft.AspNetCore.Http.Features;
using System.Text.Json.Serialization.Metadata;
using Interviewing.WebFront.Access;

namespace Interviewing.WebFront.Http;

/// <summary>A request as an endpoint sees it.</summary>
/// <param name="Context">The request.</param>
/// <param name="Repeatable">What is known of it if it carries an Idempotency-Key.</param>
internal readonly record struct Call(HttpContext Context, RepeatableRequest? Repeatable = null)
{
    public HttpRequest Request => Context.Request;

    /// <summary>Who makes it; asked only by endpoints that do not admit everyone.</summary>
    public Caller Caller => Context.Features.GetRequiredFeature<Caller>();

    /// <summary>False for a request that came without a body.</summary>
    public bool HasBody => Repeatable is { } repeatable
        ? repeatable.Body.Length > 0
        : Context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;

    /// <summary>The JSON object in the body.</summary>
    public ValueTask<T> ReadAsync<T>(JsonTypeInfo<T> shape, FieldErrors errors)
        where T : class
    {
        if (Repeatable is null)
            return RequestBody.ReadAsync(Request, shape, errors);
        RequestBody.RequireJson(Request);
        return new(RequestBody.Parse(Repeatable.Body, shape, errors));
    }
}

/// <summary>A request that may come again.</summary>
/// <param name="Body">Its body.</param>
/// <param name="SessionId">The id of what it makes: the same at every try.</param>
internal sealed record RepeatableRequest(byte[] Body, string SessionId);
