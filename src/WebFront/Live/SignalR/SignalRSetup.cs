using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Json;
using Interviewing.WebFront.Limits;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>Adds SignalR to the web front.</summary>
internal static class SignalRSetup
{
    // What every request of a connection has but the first.
    private const string ConnectionQuery = "id";

    public static void AddInterviewHub(this IServiceCollection services, RequestLimits limits)
    {
        services.AddSignalR(options =>
            {
                // SignalR ends the connection of a client that sends more than this. What is merely too long is to be told
                // as on every transport, so it is let through to where that is done.
                options.MaximumReceiveMessageSize = 4L * limits.BodyBytes;
                options.DisableImplicitFromServicesParameters = true;
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Shapes.Options)
            .AddMessagePackProtocol(options => options.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithSecurity(MessagePackSecurity.UntrustedData)
                .WithResolver(CompositeResolver.Create(
                    new JsonFormatter<System.Text.Json.JsonElement>(WebJson.Shapes.JsonElement),
                    new JsonFormatter<LiveReply>(WebJson.Shapes.LiveReply),
                    new JsonFormatter<RawJson>(WebJson.Shapes.RawJson))));
        services.AddSingleton<HubLifetimeManager<InterviewHub>, HubConnections>();
    }

    /// <summary>Maps the hub; who opens it is asked at each of its requests.</summary>
    public static void MapInterviewHub(this IEndpointRouteBuilder routes, AccessGate gate, RateLimits rates, LiveSeats seats) =>
        routes.MapHub<InterviewHub>(LivePaths.Hub)
            .WithMetadata(new AdmissionMetadata(Admission.Callers), new RateMetadata(RateClass.None))
            .Add(endpoint =>
            {
                var hub = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = gate.Guard(Admission.Callers, OpenAsync, alsoInQuery: true);

                Task OpenAsync(HttpContext context)
                {
                    var caller = context.Features.GetRequiredFeature<Caller>();
                    context.Items[InterviewHub.CallerKey] = caller;
                    // What belongs to an open connection names it; a negotiation opens one, whatever it names.
                    if (!context.Request.Query.ContainsKey(ConnectionQuery)
                        || context.Request.Path.Value!.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase))
                    {
                        rates.Count(caller, RateClass.Requests);
                        seats.RequireFree(caller);
                    }

                    return hub(context);
                }
            });
}
