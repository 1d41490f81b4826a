using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Json;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.SignalR;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>Adds SignalR to the web front.</summary>
internal static class SignalRSetup
{
    private const string Path = "/hubs/interview";

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
    public static void MapInterviewHub(this IEndpointRouteBuilder routes, AccessGate gate) =>
        routes.MapHub<InterviewHub>(Path).WithMetadata(new AdmissionMetadata(Admission.Callers)).Add(endpoint =>
            endpoint.RequestDelegate = gate.Guard(Admission.Callers, endpoint.RequestDelegate!, alsoInQuery: true));
}
