using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are kept. Registered as a service.</summary>
public interface IReminderTable
{
    /// <summary>Prepares the table; the silo does not start before it is ready.</summary>
    /// <param name="cancellationToken">Cancelled when the silo gives up.</param>
    Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>All reminders of a grain.</summary>
    /// <param name="grainId">The grain.</param>
    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>All reminders of a range of grains, by <see cref="GrainId.GetUniformHashCode"/>.</summary>
    /// <param name="begin">The range's beginning, itself not in it.</param>
    /// <param name="end">The range's end, itself in it. Not above the beginning: the range goes around; equal: it is all.</param>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    /// <summary>One reminder; null where there is none.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="reminderName">The reminder's name.</param>
    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Adds or replaces a reminder.</summary>
    /// <param name="entry">The reminder.</param>
    /// <returns>Its new version; null if the table did not take it.</returns>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>Removes a reminder.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="reminderName">The reminder's name.</param>
    /// <param name="eTag">The version that is to be removed.</param>
    /// <returns>Whether it was there in that version.</returns>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    /// <summary>Removes everything; for tests.</summary>
    Task TestOnlyClearTable();

    /// <summary>The silo has stopped.</summary>
    /// <param name="cancellationToken">Cancelled when there is no more time.</param>
    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}

/// <summary>Rows of a reminder table.</summary>
[GenerateSerializer]
public sealed class ReminderTableData
{
    /// <summary>Some rows.</summary>
    /// <param name="list">The rows.</param>
    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = new List<ReminderEntry>(list);

    /// <summary>One row.</summary>
    /// <param name="entry">The row.</param>
    public ReminderTableData(ReminderEntry entry) => Reminders = [entry];

    /// <summary>No rows.</summary>
    public ReminderTableData() => Reminders = [];

    /// <summary>The rows.</summary>
    [Id(0)]
    public IList<ReminderEntry> Reminders { get; private set; }
}

/// <summary>A row of a reminder table.</summary>
[GenerateSerializer]
public sealed class ReminderEntry
{
    /// <summary>Whose reminder it is.</summary>
    [Id(0)]
    public GrainId GrainId { get; set; }

    /// <summary>Its name, unique within the grain.</summary>
    [Id(1)]
    public string ReminderName { get; set; } = null!;

    /// <summary>When its first tick is due, in UTC.</summary>
    [Id(2)]
    public DateTime StartAt { get; set; }

    /// <summary>Between ticks.</summary>
    [Id(3)]
    public TimeSpan Period { get; set; }

    /// <summary>The row's version.</summary>
    [Id(4)]
    public string? ETag { get; set; }

    /// <summary>Grain, name and period.</summary>
    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}
