using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Clusters whose members find one another in a database. That needs the published packages.</summary>
public static class AdoNetHostingExtensions
{
    /// <summary>Makes the silo a member.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Says where the database is.</param>
    public static ISiloBuilder UseAdoNetClustering(
        this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions) =>
        builder.NeedsPublishedPackages("A cluster (UseAdoNetClustering)");

    /// <summary>Makes the process a client.</summary>
    /// <param name="builder">The client, which needs the published packages anyway.</param>
    /// <param name="configureOptions">Says where the database is.</param>
    public static IClientBuilder UseAdoNetClustering(
        this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions) => builder;
}

/// <summary>Reminders in a database. That needs the published packages.</summary>
public static class AdoNetReminderExtensions
{
    /// <summary>Keeps reminders there.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configureOptions">Says where the database is.</param>
    public static ISiloBuilder UseAdoNetReminderService(
        this ISiloBuilder builder, Action<AdoNetReminderTableOptions> configureOptions) =>
        builder.NeedsPublishedPackages("Reminders in a database (UseAdoNetReminderService)");
}
