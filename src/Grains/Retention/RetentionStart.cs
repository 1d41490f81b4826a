using Microsoft.Extensions.Logging;

namespace Interviewing.Retention;

/// <summary>Tells the retention what the settings are, once the silo takes calls.</summary>
internal sealed partial class RetentionStart(IGrainFactory grains, TimeProvider time, ILogger<RetentionStart> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(RetentionStart),
        ServiceLifecycleStage.Active,
        starting =>
        {
            // Not waited for: a silo starts without it.
            _ = ApplyAsync(_stopping.Token);
            return Task.CompletedTask;
        },
        stopping => _stopping.CancelAsync());

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task ApplyAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Apply();
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                if (!stopping.IsCancellationRequested)
                    LogNotApplied(failure);
            }

            await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(8003, LogLevel.Warning, "RETENTION_DAYS could not be applied yet; it is tried again.")]
    private partial void LogNotApplied(Exception failure);
}
