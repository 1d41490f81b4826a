using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// The way to the provider for one kind of call: the limit on calls under way, the circuit, the time of an attempt and of
/// all attempts together.
/// </summary>
internal sealed class ProviderLine(OpenAIOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.MaxConcurrency);

    /// <summary>The time-outs, the retries and the circuit.</summary>
    public ProviderPipelines Pipelines { get; } = new(options, time);

    /// <summary>Makes one attempt when its turn has come.</summary>
    /// <exception cref="ProviderException">It failed, came too late, or the circuit is open.</exception>
    public async ValueTask<TReply> AttemptAsync<TState, TReply>(
        Func<TState, CancellationToken, ValueTask<TReply>> send, TState state, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Pipelines.Attempt.ExecuteAsync(send, state, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException open)
        {
            throw new ProviderException(ProviderFault.CircuitOpen, "The provider is left alone for a while.", open);
        }
        catch (TimeoutRejectedException late)
        {
            throw new ProviderException(ProviderFault.Timeout, "The provider did not answer in time.", late);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
