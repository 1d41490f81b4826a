namespace Interviewing.WebFront.Live;

/// <summary>Adds live events to the web front.</summary>
internal static class LiveSetup
{
    /// <summary>What every transport needs.</summary>
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveFailures>();
        services.AddSingleton<InterviewRelay>();
        services.AddSingleton<LiveCommands>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveConnections>());
    }
}
