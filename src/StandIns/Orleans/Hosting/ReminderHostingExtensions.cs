using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Adds reminders.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds reminders; an <see cref="IReminderTable"/> must be registered too.</summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder) =>
        builder.ConfigureServices(static services => services.AddReminders());

    /// <inheritdoc cref="AddReminders(ISiloBuilder)"/>
    /// <param name="services">The services.</param>
    public static void AddReminders(this IServiceCollection services)
    {
        if (services.Any(one => one.ServiceType == typeof(ReminderService))) return;
        services.AddSingleton<ReminderService>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            static provider => provider.GetRequiredService<ReminderService>());
    }
}

/// <summary>Adds reminders that last as long as the process.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Adds reminders and a table in memory.</summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder) =>
        builder.AddReminders().ConfigureServices(
            static services => services.AddSingleton<IReminderTable, InMemoryReminderTable>());
}
