using Interviewing.Interviewers;
using Interviewing.Storage;
using Orleans.Storage;

namespace Interviewing.CrashHost;

/// <summary>Puts the halt points around what the web front registered.</summary>
public static class HaltingServices
{
    /// <summary>Around the interviewer, and around the storage of interviews.</summary>
    public static void AddHaltPoints(this IServiceCollection services, HaltPoint halt)
    {
        var storage = services.Last(
            d => d.ServiceType == typeof(IGrainStorage) && Equals(d.ServiceKey, GrainStorageNames.Interviews));
        var makeStorage = storage.KeyedImplementationFactory
            ?? throw new InvalidOperationException("The storage is registered in another way than by a factory.");
        services.AddKeyedSingleton<IGrainStorage>(
            GrainStorageNames.Interviews,
            (provider, key) => new HaltingStorage((IGrainStorage)makeStorage(provider, key), halt));

        var interviewer = services.Last(d => d.ServiceType == typeof(IInterviewer));
        services.AddSingleton<IInterviewer>(provider => new HaltingInterviewer(Make(interviewer, provider), halt));
    }

    private static IInterviewer Make(ServiceDescriptor registered, IServiceProvider provider) =>
        (IInterviewer)(registered.ImplementationInstance
            ?? registered.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!));
}
