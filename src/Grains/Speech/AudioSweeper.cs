using Interviewing.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Interviewing.Speech;

/// <summary>Deletes audio files that are old, from the start of the process on.</summary>
internal sealed partial class AudioSweeper(
    IAudioStore store, IOptions<SpeechOptions> options, TimeProvider time, ILogger<AudioSweeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the process does not wait for it.
        await Task.Yield();
        using PeriodicTimer timer = new(options.Value.SweepEvery, time);
        do
        {
            Sweep();
        }
        while (await timer.NextAsync(stoppingToken).ConfigureAwait(false));
    }

    private void Sweep()
    {
        try
        {
            var cleaned = store.DeleteOlderThan(options.Value.KeepFor);
            if (cleaned.Files > 0)
                LogSwept(cleaned.Files, cleaned.Bytes);
        }
        catch (SpeechUnavailableException)
        {
            // The store has logged it; the next round tries again.
        }
    }

    [LoggerMessage(3011, LogLevel.Information, "{Files} old audio files deleted, {Bytes} bytes.")]
    private partial void LogSwept(int files, long bytes);
}
