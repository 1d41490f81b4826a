using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Providers
{
    /// <summary>Names of providers.</summary>
    public static class ProviderConstants
    {
        /// <summary>The grain storage for states that name none.</summary>
        public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
    }
}

namespace Orleans.Runtime.Hosting
{
    /// <summary>Registers grain storage.</summary>
    public static class StorageProviderExtensions
    {
        /// <summary>Registers a grain storage under a name, as a keyed service. One that takes part in the silo's lifecycle, does.</summary>
        /// <typeparam name="T">The storage's class.</typeparam>
        /// <param name="collection">The services.</param>
        /// <param name="name">Its name.</param>
        /// <param name="implementationFactory">Makes it, from services and name.</param>
        public static IServiceCollection AddGrainStorage<T>(
            this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
            where T : IGrainStorage
        {
            collection.AddKeyedSingleton<IGrainStorage>(name, (services, _) => implementationFactory(services, name));
            if (name == ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)
                collection.TryAddSingleton(services => services.GetRequiredKeyedService<IGrainStorage>(name));
            if (typeof(ILifecycleParticipant<ISiloLifecycle>).IsAssignableFrom(typeof(T)))
            {
                collection.AddSingleton(services =>
                    (ILifecycleParticipant<ISiloLifecycle>)services.GetRequiredKeyedService<IGrainStorage>(name));
            }

            return collection;
        }
    }
}

namespace Orleans.Hosting
{
    /// <summary>Grain storage that lasts as long as the process.</summary>
    public static class MemoryGrainStorageSiloBuilderExtensions
    {
        /// <summary>Adds it under a name.</summary>
        /// <param name="builder">The silo.</param>
        /// <param name="name">The name.</param>
        public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name) =>
            builder.ConfigureServices(services => services.AddGrainStorage(name, static (_, _) => new MemoryGrainStorage()));

        /// <summary>Adds it for states that name no storage.</summary>
        /// <param name="builder">The silo.</param>
        public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder) =>
            builder.AddMemoryGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
    }
}
