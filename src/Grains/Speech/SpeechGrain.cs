using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Interviewing.Speech;

/// <summary>
/// Makes one audio file, once. The work runs beside the calls, which wait for it as long as they may; it looks for the file
/// before it makes it, so that whoever joins it never starts a second one.
/// </summary>
[Reentrant]
[GrainType("speech")]
[CollectionAgeLimit(Minutes = 15)]
public sealed partial class SpeechGrain(
    SpeechMaker maker, IAudioStore store, TimeProvider time, ILogger<SpeechGrain> logger) : Grain, ISpeechGrain, IDisposable
{
    private const int SoonSeconds = 2;
    private static readonly TimeSpan DiscardTimeout = TimeSpan.FromSeconds(10);

    private Task<SpeechResult>? _work;
    private CancellationTokenSource _given = new();

    private string FileName => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_work is { IsCompleted: false } work)
        {
            // A silo that stops lets it finish if there is time; else nothing is left of it, and it is made again when asked for.
            await Task.WhenAny(work, Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken));
            await _given.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public Task<SpeechResult> Make(SpeechRequest request, TimeSpan wait)
    {
        if (AudioFileName.Of(request) != FileName)
            throw new ArgumentException("The grain's key is not the request's name.", nameof(request));
        var work = _work is { IsCompleted: false } running ? running : _work = WorkAsync(request, _given.Token);
        return WaitAsync(work, wait);
    }

    /// <inheritdoc/>
    public async Task<SpeechResult?> Find(TimeSpan wait)
    {
        if (_work is { IsCompleted: false } work)
            return await WaitAsync(work, wait);
        if (store.Find(FileName) is { } file)
            return Ready(file, cached: true);
        // Whoever asks for what is not there shall not fill the memory.
        DeactivateOnIdle();
        return null;
    }

    /// <inheritdoc/>
    public async Task Discard()
    {
        if (_work is { IsCompleted: false } work)
        {
            await _given.CancelAsync();
            _given.Dispose();
            _given = new();
            // It must be over before the file is deleted: at its very end it still makes one.
            await OverAsync(work);
        }

        store.Delete(FileName);
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public void Dispose() => _given.Dispose();

    private async Task<SpeechResult> WorkAsync(SpeechRequest request, CancellationToken given)
    {
        try
        {
            if (store.Find(FileName) is { } file)
                return Ready(file, cached: true);
            return Ready(await maker.MakeAsync(request, given), cached: false);
        }
        catch (OperationCanceledException) when (given.IsCancellationRequested)
        {
            throw new SpeechUnavailableException("The speech was discarded while it was made; ask for it again.", SoonSeconds);
        }
        catch (InterviewingException failure)
        {
            LogFailed(FileName, failure.Message);
            throw;
        }
    }

    private async Task<SpeechResult> WaitAsync(Task<SpeechResult> work, TimeSpan wait)
    {
        try
        {
            if (work.IsCompleted || wait > TimeSpan.Zero)
                return await work.WaitAsync(wait, time);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            // It goes on; the same call again finds it.
        }

        return new() { FileName = FileName, IsReady = false };
    }

    private async Task OverAsync(Task work)
    {
        await Task.WhenAny(work, Task.Delay(DiscardTimeout, time));
        if (!work.IsCompleted)
            throw new SpeechUnavailableException("The speech is still being made and cannot be discarded yet.", SoonSeconds);
    }

    private SpeechResult Ready(AudioFile file, bool cached) =>
        new() { FileName = FileName, IsReady = true, Duration = file.Duration, Cached = cached };

    [LoggerMessage(3021, LogLevel.Warning, "The audio file {FileName} was not made: {Reason}")]
    private partial void LogFailed(string fileName, string reason);
}
