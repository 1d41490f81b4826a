using Interviewing.Idempotency;
using Interviewing.Retention;
using Microsoft.Extensions.Logging;

namespace Interviewing.Hosting;

/// <summary>Tells the grains that erase what is old that there are silos, and what the settings are, once this one takes calls.</summary>
internal sealed partial class SweepStart(IGrainFactory grains, TimeProvider time, ILogger<SweepStart> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(SweepStart),
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
                await grains.GetGrain<IIdempotencySweepGrain>(IIdempotencySweepGrain.Key).Apply();
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

    [LoggerMessage(8004, LogLevel.Warning, "The erasure of what is old could not be begun yet; it is tried again.")]
    private partial void LogNotApplied(Exception failure);
}
