using Orleans.Clustering.AzureStorage;
using Orleans.Reminders.AzureStorage;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Clusters whose members find one another in Azure Storage. That needs the published packages.</summary>
public static class AzureTableClusteringExtensions
{
    /// <summary>Makes the silo a member.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Says where the tables are.</param>
    public static ISiloBuilder UseAzureStorageClustering(
        this ISiloBuilder builder, Action<AzureStorageClusteringOptions> configureOptions) =>
        builder.NeedsPublishedPackages("A cluster (UseAzureStorageClustering)");

    /// <summary>Makes the process a client.</summary>
    /// <param name="builder">The client, which needs the published packages anyway.</param>
    /// <param name="configureOptions">Says where the tables are.</param>
    public static IClientBuilder UseAzureStorageClustering(
        this IClientBuilder builder, Action<AzureStorageGatewayOptions> configureOptions) => builder;
}

/// <summary>Reminders in Azure Storage. That needs the published packages.</summary>
public static class AzureStorageReminderSiloBuilderExtensions
{
    /// <summary>Keeps reminders there.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configure">Says where the tables are.</param>
    public static ISiloBuilder UseAzureTableReminderService(
        this ISiloBuilder builder, Action<AzureTableReminderStorageOptions> configure) =>
        builder.NeedsPublishedPackages("Reminders in Azure Storage (UseAzureTableReminderService)");
}
