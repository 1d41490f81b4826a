using System.Collections.Immutable;
using Interviewing.Storage;
using Interviewing.Tenants;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Interviewing.Directory;

/// <summary>One shard of the list of interviews: gathers changes and writes them to the index.</summary>
[Reentrant]
[GrainType("interview-directory")]
public sealed partial class InterviewDirectoryGrain(
    IInterviewIndex index, TimeProvider time, ILogger<InterviewDirectoryGrain> logger) : Grain, IInterviewDirectoryGrain
{
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, InterviewRow> _noted = [];
    private readonly ILogger<InterviewDirectoryGrain> _logger = logger;
    private IGrainTimer? _flush;
    private Task _flushing = Task.CompletedTask;

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public Task Record(InterviewRow row)
    {
        _noted.Remove(row.SessionId);
        Show(KeyOf(row), row);
        return index.UpsertAsync([row]);
    }

    /// <inheritdoc/>
    public Task Note(InterviewRow row)
    {
        _noted[row.SessionId] = row;
        Show(KeyOf(row), row);
        _flush ??= this.RegisterGrainTimer(FlushAsync, new GrainTimerCreationOptions(GatherFor, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Remove(string key)
    {
        // An id is one interview's of one tenant: under another tenant's key there is no row to take away.
        var interview = TenantKey.Parse(key);
        if (_noted.TryGetValue(interview.Id, out var row) && row.Tenant == interview.Tenant)
            _noted.Remove(interview.Id);
        Show(key, null);
        return index.RemoveAsync(interview);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<InterviewRow>> List(DirectoryQuery query) => index.ListAsync(query);

    private static string KeyOf(InterviewRow row) => TenantKey.Of(row.Tenant, row.SessionId);

    // When it returns, all that was noted is on disk, or is known not to be.
    private Task FlushAsync(CancellationToken cancellationToken)
    {
        _flush?.Dispose();
        _flush = null;
        if (_noted.Count == 0)
            return _flushing;
        InterviewRow[] rows = [.. _noted.Values];
        _noted.Clear();
        var write = WriteAsync(rows);
        return _flushing = _flushing.IsCompleted ? write : Task.WhenAll(_flushing, write);
    }

    private async Task WriteAsync(InterviewRow[] rows)
    {
        try
        {
            await index.UpsertAsync(rows);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Behind, not wrong: each interview's next change brings its row again, and its end is recorded for certain.
            LogFlushFailed(error, rows.Length);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "{Count} rows of the list of interviews could not be written.")]
    private partial void LogFlushFailed(Exception error, int count);
}
