using System.Data.Common;
using Interviewing.Interviews;
using Interviewing.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace Interviewing.Storage;

/// <summary>Registers the storage of a cluster.</summary>
public static class PostgresHosting
{
    /// <summary>How Orleans' ADO.NET providers name Npgsql.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>
    /// Keeps grain state (the default storage and the one of the interviews) and the list of interviews in PostgreSQL, and
    /// reminders there by Orleans' own provider. A <see cref="GrainStateJson"/> has to be registered beside it.
    /// </summary>
    public static ISiloBuilder AddPostgresStorage(this ISiloBuilder builder, PostgresOptions options, string serviceId)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IHostedService>(new PostgresCheck(options));
        services.AddSingleton(provider => new PostgresDatabase(
            options, serviceId, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostgresDatabase>>()));

        services.AddSingleton<PostgresGrainStorage>();
        foreach (var name in (ReadOnlySpan<string>)[ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, InterviewGrain.StorageName])
            services.AddGrainStorage(name, static (provider, _) => provider.GetRequiredService<PostgresGrainStorage>());

        services.AddSingleton<IInterviewIndex, PostgresInterviewIndex>();
        services.AddSingleton<IAuditLog, PostgresAuditLog>();
        services.AddSingleton<IStoredGrains, PostgresStoredGrains>();
        services.AddSingleton<IStorageHealth, PostgresHealth>();
        builder.UseAdoNetReminderService(reminders =>
        {
            reminders.Invariant = Invariant;
            reminders.ConnectionString = options.ConnectionWithTimeouts();
        });
        builder.AddIncomingGrainCallFilter(NameStorageFaults);
        return builder;
    }

    // Reminders fail with Npgsql's exceptions, which say nothing to a caller in another process.
    private static async Task NameStorageFaults(IIncomingGrainCallContext call)
    {
        try
        {
            await call.Invoke();
        }
        catch (DbException failure)
        {
            throw new StorageUnavailableException(
                $"The change is not known to be stored and may be sent again: {PostgresFaults.Words(failure)}", failure);
        }
    }
}
