using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>
/// How calls are held in time and kept off a provider that is down. Two pipelines, one in the other: a call with its
/// retries, and a single attempt. Between them an attempt waits for its turn, which is neither part of its own
/// time-out nor held against the provider. What goes through them are objects: results of any other type they would convert
/// at each of their steps, which costs as much as the steps.
/// </summary>
internal sealed class ProviderPipelines
{
    private static readonly TimeSpan SamplingDuration = TimeSpan.FromSeconds(30);

    public ProviderPipelines(OpenAIOptions options, TimeProvider time)
    {
        var call = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            call.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = static args =>
                    ValueTask.FromResult(args.Outcome.Exception is ProviderException { RetryIn: not null }),
                DelayGenerator = static args =>
                    ValueTask.FromResult((args.Outcome.Exception as ProviderException)?.RetryIn),
            });
        }

        Call = call.Build();
        Attempt = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumCalls,
                SamplingDuration = SamplingDuration,
                BreakDuration = options.BreakerOpenFor,
                StateProvider = Circuit,
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome.Exception is TimeoutRejectedException or ProviderException { IsProvidersOwn: true }),
            })
            .AddTimeout(options.CallTimeout)
            .Build();
    }

    /// <summary>Total time-out and retries.</summary>
    public ResiliencePipeline Call { get; }

    /// <summary>Circuit breaker and the time-out of one attempt.</summary>
    public ResiliencePipeline Attempt { get; }

    /// <summary>The state of the circuit.</summary>
    public CircuitBreakerStateProvider Circuit { get; } = new();
}
