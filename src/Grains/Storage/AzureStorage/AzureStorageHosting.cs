using Interviewing.Interviews;
using Interviewing.Storage.AzureStorage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace Interviewing.Storage;

/// <summary>Registers the storage of a cluster in Azure.</summary>
public static class AzureStorageHosting
{
    /// <summary>
    /// Keeps grain state (the default storage and the one of the interviews), the list of interviews and the audit logs in an Azure
    /// Storage account, and reminders there by Orleans' own provider. A <see cref="GrainStateJson"/> has to be registered beside it.
    /// </summary>
    public static ISiloBuilder AddAzureStorage(this ISiloBuilder builder, AzureStorageOptions options, string serviceId)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new AzureAccount(
            options, serviceId, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AzureAccount>>()));
        services.AddSingleton<IHostedService, AzureSetup>();

        services.AddSingleton<AzureGrainStorage>();
        foreach (var name in (ReadOnlySpan<string>)[ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, InterviewGrain.StorageName])
            services.AddGrainStorage(name, static (provider, _) => provider.GetRequiredService<AzureGrainStorage>());

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
