using Microsoft.Extensions.Options;

namespace Interviewing.Speech.Transcription;

/// <summary>
/// Lets so many transcriptions be under way in a process, each within its time: uploads hold connections, and the
/// provider's are few.
/// </summary>
/// <param name="options">How many, how long.</param>
/// <param name="transcriber">Who transcribes; null where nobody can.</param>
/// <param name="time">The clock.</param>
public sealed class TranscriptionDesk(
    IOptions<TranscriptionOptions> options, ITranscriber? transcriber, TimeProvider time) : IDisposable
{
    private const int LaterSeconds = 5;

    private readonly TranscriptionOptions _options = options.Value;
    private readonly SemaphoreSlim _turns = new(options.Value.MaxConcurrency);

    /// <summary>Does a transcription when its turn has come.</summary>
    /// <exception cref="SpeechUnavailableException">Nobody can transcribe here, too many are under way, or it took too long.</exception>
    public async Task<T> RunAsync<T>(
        Func<ITranscriber, CancellationToken, Task<T>> does, CancellationToken cancellationToken)
    {
        if (transcriber is null)
            throw new SpeechUnavailableException("No speech can be understood here: set OPENAI_API_KEY.");
        if (!await _turns.WaitAsync(_options.TurnWait, cancellationToken).ConfigureAwait(false))
        {
            throw new SpeechUnavailableException(
                $"{_options.MaxConcurrency} transcriptions are under way, and this server does no more at once.", LaterSeconds);
        }

        using CancellationTokenSource late = new(_options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await does(transcriber, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SpeechUnavailableException(FormattableString.Invariant(
                $"The transcription was not done within {_options.Timeout.TotalSeconds} s, the upload included. Sending it again is safe."),
                LaterSeconds);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
