using Interviewing.Storage;
using Microsoft.Extensions.Logging;

namespace Interviewing.Idempotency;

/// <summary>
/// Goes over the records whose time is over, a page at a time: one reminder for all of them. What is erased is found no more,
/// so a sweep that a crash cut off is taken up by the next one; whether its time is over each record decides itself.
/// </summary>
[GrainType("idempotency-sweep")]
public sealed partial class IdempotencySweepGrain(IStoredGrains stored, TimeProvider time, ILogger<IdempotencySweepGrain> logger)
    : Grain, IIdempotencySweepGrain, IRemindable
{
    private const string SweepReminder = "sweep";
    private const int AtOnce = 32;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    // Twice in the hour within which a record is gone: a silo may be lost in the middle of a sweep.
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    // Between two pages the storage is for those who interview.
    private static readonly TimeSpan BetweenPages = TimeSpan.FromSeconds(0.1);

    private readonly ILogger<IdempotencySweepGrain> _logger = logger;
    private IGrainTimer? _sweep;
    private string? _position;

    /// <inheritdoc/>
    public Task Apply() => this.RegisterOrUpdateReminder(SweepReminder, First, Every);

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // One sweep at a time: where one still runs, this tick is its.
        if (_sweep is null)
        {
            _position = null;
            _sweep = this.RegisterGrainTimer(
                SweepPageAsync, new GrainTimerCreationOptions(TimeSpan.Zero, BetweenPages) { KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    private async Task SweepPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            var page = await stored.FindExpiredAsync(IdempotencyRecords.GrainType, time.GetUtcNow(), _position);
            foreach (var some in page.Keys.Chunk(AtOnce))
                await Task.WhenAll(some.Select(TryEraseAsync));
            _position = page.Next;
            if (_position is null)
                Stop();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The reminder's next tick begins anew.
            LogSweepFailed(failure);
            Stop();
        }
    }

    // One that cannot be erased does not keep those behind it: the next sweep tries it again.
    private async Task TryEraseAsync(string key)
    {
        try
        {
            await GrainFactory.GetGrain<IIdempotencyGrain>(key).Expire();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogNotErased(failure);
        }
    }

    private void Stop()
    {
        _sweep?.Dispose();
        _sweep = null;
    }

    [LoggerMessage(8101, LogLevel.Warning, "An old idempotency record could not be erased; it is tried again within the hour.")]
    private partial void LogNotErased(Exception failure);

    [LoggerMessage(8102, LogLevel.Warning, "Old idempotency records could not be erased; it is tried again within the hour.")]
    private partial void LogSweepFailed(Exception failure);
}
