using Interviewing.Telemetry;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// The way to the provider for one kind of call: the limit on calls under way, the circuit, the time of an attempt and of
/// all attempts together.
/// </summary>
/// <param name="operation">What is asked for on it: "chat", "speech".</param>
/// <param name="options">How long, how often, how many at once.</param>
/// <param name="time">The clock.</param>
internal sealed class ProviderLine(string operation, OpenAIOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.MaxConcurrency);

    /// <summary>The time-outs, the retries and the circuit.</summary>
    public ProviderPipelines Pipelines { get; } = new(options, time);

    /// <summary>Makes one attempt when its turn has come.</summary>
    /// <exception cref="ProviderException">It failed, came too late, or the circuit is open.</exception>
    public async ValueTask<object> AttemptAsync<TState>(
        Func<TState, CancellationToken, ValueTask<object>> send, TState state, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        var attempt = ProviderAttempt.Begin(operation, options.Model);
        try
        {
            var reply = await Pipelines.Attempt.ExecuteAsync(send, state, cancellationToken).ConfigureAwait(false);
            attempt.End();
            return reply;
        }
        catch (Exception failure)
        {
            var known = Known(failure);
            attempt.End(known);
            if (known != failure)
                throw known;
            throw;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private static Exception Known(Exception failure) => failure switch
    {
        BrokenCircuitException open =>
            new ProviderException(ProviderFault.CircuitOpen, "The provider is left alone for a while.", open),
        TimeoutRejectedException late =>
            new ProviderException(ProviderFault.Timeout, "The provider did not answer in time.", late),
        _ => failure,
    };
}
