using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>Keeps the reminder table and the tick queue in step with what grains register.</summary>
internal sealed class ReminderService : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly IReminderTable _table;
    private readonly ReminderOptions _options;
    private readonly TimeProvider _time;
    private readonly ReminderQueue _queue;

    public ReminderService(Silo silo, IReminderTable table, IOptions<ReminderOptions> options)
    {
        _table = table;
        _options = options.Value;
        _time = silo.Time;
        _queue = new ReminderQueue(silo);
    }

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.RuntimeGrainServices, StartTableAsync, _table.StopAsync);
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.Active, LoadAsync, StopTicksAsync);
    }

    public void Dispose() => _queue.Dispose();

    internal async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < _options.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {name}: its period {period} is shorter than the minimum {_options.MinimumReminderPeriod}.");
        }

        var entry = new ReminderEntry
        {
            GrainId = grain,
            ReminderName = name,
            StartAt = _time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await _table.UpsertRow(entry)
            ?? throw new ReminderException($"The table did not take reminder {entry}; somebody else changed it.");
        _queue.Set(entry);
        return new Registered(grain, name, entry.ETag);
    }

    internal async Task UnregisterAsync(IGrainReminder reminder)
    {
        var registered = (Registered)reminder;
        var removed = await _table.RemoveRow(registered.GrainId, registered.ReminderName, registered.ETag);
        if (!removed && await _table.ReadRow(registered.GrainId, registered.ReminderName) is not null)
            throw new ReminderException($"Reminder {registered.ReminderName} of {registered.GrainId} has another version.");
        _queue.Remove(registered.GrainId, registered.ReminderName);
    }

    internal async Task<IGrainReminder?> GetAsync(GrainId grain, string name) =>
        await _table.ReadRow(grain, name) is { } row ? new Registered(grain, name, row.ETag!) : null;

    internal async Task<List<IGrainReminder>> GetAllAsync(GrainId grain)
    {
        var rows = await _table.ReadRows(grain);
        return rows.Reminders.Select(IGrainReminder (row) => new Registered(grain, row.ReminderName, row.ETag!)).ToList();
    }

    private async Task StartTableAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.InitializationTimeout);
        await _table.StartAsync(limit.Token).ConfigureAwait(false);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var all = await _table.ReadRows(0, 0).WaitAsync(cancellationToken).ConfigureAwait(false);
        _queue.Start(all.Reminders);
    }

    private Task StopTicksAsync(CancellationToken cancellationToken)
    {
        _queue.Dispose();
        return Task.CompletedTask;
    }

    [GenerateSerializer, Immutable]
    private sealed record Registered(GrainId GrainId, string ReminderName, string ETag) : IGrainReminder;
}
