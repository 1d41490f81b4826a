using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Live.Dashboards;
using Interviewing.WebFront.Live.SignalR;
using Interviewing.WebFront.Live.SocketIo;
using Interviewing.WebFront.Live.WebSockets;

namespace Interviewing.WebFront.Live;

/// <summary>Adds live events to the web front.</summary>
internal static class LiveSetup
{
    /// <summary>What the transports need.</summary>
    public static void AddLive(this IServiceCollection services, RequestLimits limits)
    {
        services.AddSingleton<LiveFailures>();
        services.AddSingleton<InterviewRelay>();
        services.AddSingleton<DirectoryRelay>();
        services.AddSingleton<LiveCommands>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
        services.AddInterviewHub(limits);
        services.AddSocketIo();
    }

    /// <summary>The transports that have an endpoint.</summary>
    public static void MapLive(this WebApplication app) => app.MapInterviewHub(app.Services.GetRequiredService<AccessGate>());

    /// <summary>The transport that shares its path with the first page.</summary>
    public static void UsePlainSockets(this WebApplication app) =>
        ActivatorUtilities.CreateInstance<PlainSocketEndpoint>(app.Services).Map(app);
}
