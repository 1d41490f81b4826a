using System.Data.Common;
using Interviewing.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>Registers the storage of a cluster.</summary>
public static class PostgresHosting
{
    /// <summary>How Orleans' ADO.NET providers name Npgsql.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>The name of Orleans' own storage provider, behind <see cref="GrainStorageNames.States"/>.</summary>
    internal const string StateProvider = "postgres";

    /// <summary>
    /// Keeps interviews, the list of them and the audit logs in PostgreSQL, and whole states and reminders there by Orleans' own
    /// providers. A <see cref="GrainStateJson"/> has to be registered beside it.
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
        services.AddGrainStorage(
            GrainStorageNames.Interviews, static (provider, _) => provider.GetRequiredService<PostgresGrainStorage>());
        builder.AddAdoNetGrainStorage(StateProvider, provider =>
        {
            provider.Invariant = Invariant;
            provider.ConnectionString = options.ConnectionWithTimeouts();
            provider.GrainStorageSerializer = StoredJsonSerializer.Instance;
            // What is erased is gone: by default its row would stay.
            provider.DeleteStateOnClear = true;
        });
        SharedStateRules rules = new()
        {
            System = "postgresql",
            // The provider tells grains apart by their keys alone, and takes keys that look like numbers for numbers.
            KeyOf = static grain => GrainId.Create(grain.Type, grain.ToString()),
            IsFault = PostgresFaults.IsOne,
            Words = PostgresFaults.Words,
            Timeout = options.Timeout,
        };
        services.AddGrainStorage(GrainStorageNames.States, (provider, _) => new SharedStates(
            provider.GetRequiredKeyedService<IGrainStorage>(StateProvider), rules, provider.GetRequiredService<GrainStateJson>(),
            provider.GetRequiredService<TimeProvider>()));

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
