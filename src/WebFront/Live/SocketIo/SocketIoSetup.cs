namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>Adds Socket.IO to the web front.</summary>
internal static class SocketIoSetup
{
    public static void AddSocketIo(this IServiceCollection services)
    {
        services.AddSingleton<EngineSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<EngineSessions>());
    }

    public static void UseSocketIo(this WebApplication app) =>
        ActivatorUtilities.CreateInstance<SocketIoEndpoint>(app.Services).Map(app);
}
