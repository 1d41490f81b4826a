using Interviewing.Audit;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.Storage;
using Interviewing.Tenants;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Retention;

/// <summary>
/// Goes over the list from its oldest end, a page at a time. What is erased leaves the list, so a sweep that a crash cut off
/// is taken up by the next one; whether an interview is old the interview itself decides.
/// </summary>
[GrainType("retention")]
public sealed partial class RetentionGrain(
    IInterviewIndex index, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionGrain> logger)
    : Grain, IRetentionGrain, IRemindable
{
    private const string SweepReminder = "sweep";
    private const string Actor = "retention";
    private const int PageSize = 25;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    // Between two pages the storage is for those who interview.
    private static readonly TimeSpan BetweenPages = TimeSpan.FromSeconds(1);

    private readonly ILogger<RetentionGrain> _logger = logger;
    private IGrainTimer? _sweep;
    private DateTimeOffset _before;
    private string _position = "";

    /// <inheritdoc/>
    public async Task Apply()
    {
        if (options.Value.Days is not null)
            await this.RegisterOrUpdateReminder(SweepReminder, First, Every);
        else if (await this.GetReminder(SweepReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // One sweep at a time: where one still runs, this tick is its.
        if (_sweep is null && options.Value.Days is { } days)
        {
            (_before, _position) = (time.GetUtcNow() - TimeSpan.FromDays(days), "");
            _sweep = this.RegisterGrainTimer(
                SweepPageAsync, new GrainTimerCreationOptions(TimeSpan.Zero, BetweenPages) { KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    private async Task SweepPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await index.ListUnchangedAsync(_before, _position, PageSize);
            foreach (var row in rows)
            {
                await TryEraseAsync(row);
                _position = row.SessionId;
            }

            if (rows.Length < PageSize)
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
    private async Task TryEraseAsync(InterviewRow row)
    {
        try
        {
            await EraseAsync(row);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LogNotErased(failure, row.SessionId);
        }
    }

    private async Task EraseAsync(InterviewRow row)
    {
        var interview = GrainFactory.GetGrain<IInterviewGrain>(TenantKey.Of(row.Tenant, row.SessionId));
        if (!await interview.EraseIfUnchangedSince(_before))
            return;
        await GrainFactory.GetGrain<IAuditGrain>(row.Tenant).Record(new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            At = time.GetUtcNow(),
            Actor = Actor,
            ActorKind = AuditActorKind.System,
            Action = AuditAction.Erase,
            SessionId = row.SessionId,
        });
        LogErased(row.SessionId);
    }

    private void Stop()
    {
        _sweep?.Dispose();
        _sweep = null;
    }

    [LoggerMessage(8001, LogLevel.Information, "Interview {SessionId} was erased: RETENTION_DAYS are over.")]
    private partial void LogErased(string sessionId);

    [LoggerMessage(8003, LogLevel.Warning, "Interview {SessionId} is old and could not be erased; it is tried again within the hour.")]
    private partial void LogNotErased(Exception failure, string sessionId);

    [LoggerMessage(8002, LogLevel.Warning, "Old interviews could not be erased; it is tried again within the hour.")]
    private partial void LogSweepFailed(Exception failure);
}
