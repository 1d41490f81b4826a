using Interviewing.Rooms;
using Interviewing.Rooms.InProcess;
using Interviewing.Rooms.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Hosting;

/// <summary>Registers what carries the rooms.</summary>
public static class RoomsHosting
{
    /// <summary>
    /// Registers <see cref="ILiveKit"/>: the server at <see cref="LiveKitOptions.Url"/>, or rooms within the process where
    /// there is none. The caller binds <see cref="LiveKitOptions"/> and <see cref="RoomOptions"/>.
    /// </summary>
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new LiveKitCalls(
            provider.GetRequiredService<IOptions<LiveKitOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiveKitCalls>>()));
        services.TryAddSingleton<ILiveKit>(provider =>
            provider.GetRequiredService<IOptions<LiveKitOptions>>().Value.Url is null
                ? new InProcessLiveKit(provider.GetRequiredService<IGrainFactory>())
                : new LiveKitServer(provider.GetRequiredService<LiveKitCalls>()));
        return services;
    }
}
