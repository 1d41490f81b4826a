using Interviewing.Storage.AzureStorage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>Registers the storage of a cluster in Azure.</summary>
public static class AzureStorageHosting
{
    /// <summary>The name of Orleans' own storage provider, behind <see cref="GrainStorageNames.States"/>.</summary>
    internal const string StateProvider = "azure";

    /// <summary>
    /// Keeps interviews, the list of them and the audit logs in an Azure Storage account, and whole states and reminders there by
    /// Orleans' own providers. A <see cref="GrainStateJson"/> has to be registered beside it.
    /// </summary>
    public static ISiloBuilder AddAzureStorage(this ISiloBuilder builder, AzureStorageOptions options, string serviceId)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new AzureAccount(
            options, serviceId, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AzureAccount>>()));
        services.AddSingleton<IHostedService, AzureSetup>();

        services.AddSingleton<AzureGrainStorage>();
        services.AddGrainStorage(GrainStorageNames.Interviews, static (provider, _) => provider.GetRequiredService<AzureGrainStorage>());
        builder.AddAzureBlobGrainStorage(StateProvider, provider =>
        {
            provider.BlobServiceClient = AzureClients.BlobService(options);
            provider.ContainerName = AzureClients.ContainerName;
            provider.GrainStorageSerializer = StoredJsonSerializer.Instance;
            // What is erased is gone.
            provider.DeleteStateOnClear = true;
        });
        SharedStateRules rules = new()
        {
            System = "azure.storage",
            KeyOf = grain => BlobName.StateKey(serviceId, grain),
            IsFault = AzureFaults.IsOne,
            Words = AzureFaults.Words,
            Timeout = options.Timeout,
        };
        services.AddGrainStorage(GrainStorageNames.States, (provider, _) => new SharedStates(
            provider.GetRequiredKeyedService<IGrainStorage>(StateProvider), rules, provider.GetRequiredService<GrainStateJson>(),
            provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton<IInterviewIndex, AzureInterviewIndex>();
        services.AddSingleton<IAuditLog, AzureAuditLog>();
        services.AddSingleton<IStoredGrains, AzureStoredGrains>();
        services.AddSingleton<IStorageHealth, AzureHealth>();
        builder.UseAzureTableReminderService(reminders => reminders.TableServiceClient = AzureClients.Tables(options));
        builder.AddIncomingGrainCallFilter(NameStorageFaults);
        return builder;
    }

    // Reminders fail with Azure's exceptions, which say nothing to a caller in another process.
    private static async Task NameStorageFaults(IIncomingGrainCallContext call)
    {
        try
        {
            await call.Invoke();
        }
        catch (Exception failure) when (AzureFaults.IsOnlyAzures(failure))
        {
            throw AzureAccount.NotKnownToBeStored(failure);
        }
    }
}
