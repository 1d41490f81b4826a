using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Interviewing.Hosting;

/// <summary>Makes a silo one that conducts interviews.</summary>
public static class SiloSetup
{
    /// <summary>Adds what the grains need, as the settings say.</summary>
    public static ISiloBuilder UseInterviews(this ISiloBuilder silo, HostSettings settings)
    {
        silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(Options.Create(settings.Interviews));
        silo.Services.AddSingleton(Options.Create(settings.OpenAI));
        silo.Services.AddSingleton(Options.Create(settings.LiveKit));
        silo.Services.AddSingleton(Options.Create(settings.Storage));
        return silo;
    }
}
