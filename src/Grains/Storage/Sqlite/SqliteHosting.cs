using Interviewing.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;

namespace Interviewing.Storage;

/// <summary>Registers the embedded storage.</summary>
public static class SqliteHosting
{
    /// <summary>
    /// Keeps grain state (of both <see cref="GrainStorageNames"/>), reminders and the list of interviews in the SQLite database <c>interviews.db</c> in <see cref="StorageOptions.DataDirectory"/>. A
    /// <see cref="GrainStateJson"/> has to be registered beside it. For a single silo.
    /// </summary>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder builder)
    {
        builder.AddReminders();
        var services = builder.Services;
        services.AddOptions<StorageOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<SqliteDatabase>();
        services.AddHostedService<SqliteLifecycle>();

        services.AddSingleton<SqliteGrainStorage>();
        foreach (var name in (ReadOnlySpan<string>)[GrainStorageNames.Interviews, GrainStorageNames.States])
            services.AddGrainStorage(name, static (provider, _) => provider.GetRequiredService<SqliteGrainStorage>());

        services.AddSingleton<IReminderTable, SqliteReminderTable>();
        services.AddSingleton<IInterviewIndex, SqliteInterviewIndex>();
        services.AddSingleton<IAuditLog, SqliteAuditLog>();
        services.AddSingleton<IStoredGrains, SqliteStoredGrains>();
        services.AddSingleton<IStorageHealth, SqliteHealth>();
        return builder;
    }
}
