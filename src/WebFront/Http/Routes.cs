using System.Reflection;
using Interviewing.WebFront.Access;
using Interviewing.WebFront.Documents;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Maps endpoints that return an <see cref="Answer"/>. No service scope, no binding, no result objects: an endpoint
/// has what it needs from the start. Each says whom it lets in.
/// </summary>
internal sealed class Routes(IEndpointRouteBuilder routes, AccessGate gate, IdempotencyKeys idempotency)
{
    /// <summary>An endpoint that changes nothing.</summary>
    public EndpointDescription Get(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["GET"], Plain(endpoint), endpoint.Method);

    /// <summary>An endpoint that changes nothing and that monitors ask with HEAD too.</summary>
    public EndpointDescription GetOrHead(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["GET", "HEAD"], Plain(endpoint), endpoint.Method);

    /// <summary>An endpoint that replaces.</summary>
    public EndpointDescription Put(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["PUT"], Plain(endpoint), endpoint.Method);

    /// <summary>An endpoint that takes away.</summary>
    public EndpointDescription Delete(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["DELETE"], Plain(endpoint), endpoint.Method);

    /// <summary>An endpoint that changes something and honours Idempotency-Key.</summary>
    public EndpointDescription Post(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["POST"], Repeatable(endpoint), endpoint.Method).Header(
            IdempotencyKeys.Header, "Any key of your own, up to 255 characters: a repetition of the request gets the first answer.");

    /// <summary>An endpoint that sends a stream. Browsers play it without headers, so it takes credentials in the query too.</summary>
    public EndpointDescription GetStream(Admission admission, string pattern, Func<Call, Task<IResult>> endpoint) =>
        Map(admission, pattern, ["GET", "HEAD"], Streamed(endpoint), endpoint.Method, alsoInQuery: true);

    /// <summary>
    /// An endpoint that takes a stream. It takes no Idempotency-Key: that would need the whole body before anything is done
    /// with it. Sending such a request again has to be safe by itself.
    /// </summary>
    public EndpointDescription PostStream(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["POST"], Plain(call => WithoutKey(call, endpoint)), endpoint.Method);

    /// <summary>An endpoint whose answers are not kept: it does no harm when it is called again.</summary>
    public EndpointDescription PostUnkept(Admission admission, string pattern, Func<Call, Task<Answer>> endpoint) =>
        Map(admission, pattern, ["POST"], Plain(endpoint), endpoint.Method);

    private EndpointDescription Map(
        Admission admission, string pattern, string[] methods, RequestDelegate handler, MethodInfo method, bool alsoInQuery = false)
    {
        // The method makes the API explorer, and so the OpenAPI document, see the endpoint.
        var endpoint = routes.MapMethods(pattern, methods, gate.Guard(admission, handler, alsoInQuery));
        return new EndpointDescription(endpoint.WithMetadata(method).WithMetadata(new AdmissionMetadata(admission))).Admits(admission);
    }

    private static RequestDelegate Plain(Func<Call, Task<Answer>> endpoint) => async context =>
    {
        var answer = await endpoint(new Call(context));
        await answer.SendAsync(context);
    };

    private static RequestDelegate Streamed(Func<Call, Task<IResult>> endpoint) => async context =>
    {
        var result = await endpoint(new Call(context));
        await result.ExecuteAsync(context);
    };

    private static Task<Answer> WithoutKey(Call call, Func<Call, Task<Answer>> endpoint) =>
        call.Request.Headers.ContainsKey(IdempotencyKeys.Header)
            ? throw FieldErrors.Of(
                IdempotencyKeys.Header, "is not taken here, where the body is passed on as it comes; sending it again is safe without")
            : endpoint(call);

    private RequestDelegate Repeatable(Func<Call, Task<Answer>> endpoint) => async context =>
    {
        var key = context.Request.Headers[IdempotencyKeys.Header];
        var answer = await (key.Count == 0
            ? endpoint(new Call(context))
            : idempotency.RunAsync(context, key.ToString(), endpoint));
        await answer.SendAsync(context);
    };
}
