using System.Diagnostics.Metrics;
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
    private static readonly UpDownCounter<int> WaitingCalls = Signals.Meter.CreateUpDownCounter<int>(
        "interviewing.provider.waiting", "{call}", "Calls that wait because as many as allowed are under way");

    private static readonly Histogram<double> WaitTime = Signals.Meter.CreateHistogram(
        "interviewing.provider.wait.duration", "s", "How long a call waited until fewer were under way than allowed",
        advice: Buckets.OfProviders);

    private readonly SemaphoreSlim _slots = new(options.MaxConcurrency);
    private readonly KeyValuePair<string, object?> _operation = new("gen_ai.operation.name", operation);
    private int _waiting;

    /// <summary>How many calls wait because <see cref="OpenAIOptions.MaxConcurrency"/> are under way.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The time-outs, the retries and the circuit.</summary>
    public ProviderPipelines Pipelines { get; } = new(options, time);

    /// <summary>Makes one attempt when its turn has come.</summary>
    /// <exception cref="ProviderException">It failed, came too late, or the circuit is open.</exception>
    public async ValueTask<object> AttemptAsync<TState>(
        Func<TState, CancellationToken, ValueTask<object>> send, TState state, CancellationToken cancellationToken)
    {
        var slot = _slots.WaitAsync(cancellationToken);
        await (slot.IsCompleted ? slot : CountWaitAsync(slot)).ConfigureAwait(false);
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
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task CountWaitAsync(Task slot)
    {
        var began = time.GetTimestamp();
        Interlocked.Increment(ref _waiting);
        WaitingCalls.Add(1, _operation);
        try
        {
            await slot.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            WaitingCalls.Add(-1, _operation);
            WaitTime.Record(time.GetElapsedTime(began).TotalSeconds, _operation);
        }
    }

    private static Exception Known(Exception failure) => failure switch
    {
        BrokenCircuitException open =>
            new ProviderException(ProviderFault.CircuitOpen, "The provider is left alone for a while.", open),
        TimeoutRejectedException late =>
            new ProviderException(ProviderFault.Timeout, "The provider did not answer in time.", late),
        _ => failure,
    };
}
