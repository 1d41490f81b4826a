using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// What a grain does with its reminders: ticks that outlive the activation and the process. The grain must be
/// an <see cref="IRemindable"/>.
/// </summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder, or gives one that is there new times.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminderName">Its name, unique within the grain.</param>
    /// <param name="dueTime">Until the first tick.</param>
    /// <param name="period">Between ticks; at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
    /// <exception cref="ArgumentException">The period is too short.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        var service = ServiceOf(grain);
        ThrowIfBlank(reminderName);
        return grain is IRemindable
            ? service.RegisterAsync(grain.GrainContext.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException(
                $"{grain.GrainContext.GrainId} must implement {nameof(IRemindable)} to have reminders.");
    }

    /// <summary>Removes a reminder.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminder">The reminder, as it was registered or got.</param>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        UnregisterReminder((IGrainBase)grain, reminder);

    /// <inheritdoc cref="UnregisterReminder(Grain, IGrainReminder)"/>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
        ServiceOf(grain).UnregisterAsync(reminder);

    /// <summary>One of the grain's reminders; null where there is none.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminderName">Its name.</param>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
        GetReminder((IGrainBase)grain, reminderName);

    /// <inheritdoc cref="GetReminder(Grain, string)"/>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
    {
        var service = ServiceOf(grain);
        ThrowIfBlank(reminderName);
        return service.GetAsync(grain.GrainContext.GrainId, reminderName);
    }

    /// <summary>All of the grain's reminders.</summary>
    /// <param name="grain">The grain.</param>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    /// <inheritdoc cref="GetReminders(Grain)"/>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) =>
        ServiceOf(grain).GetAllAsync(grain.GrainContext.GrainId);

    private static ReminderService ServiceOf(IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        _ = RuntimeContext.Required;
        return grain.GrainContext.ActivationServices.GetService<ReminderService>()
            ?? throw new OrleansConfigurationException(
                "Reminders are not configured: call AddReminders and register an IReminderTable.");
    }

    // The published package has this exception for a blank name.
    private static void ThrowIfBlank(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName)) throw new ArgumentNullException(nameof(reminderName));
    }
}
