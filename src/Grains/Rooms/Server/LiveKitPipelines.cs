using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Interviewing.Rooms.Server;

/// <summary>
/// How calls are repeated, held in time, and kept off a server that is down. The time-out of one try is the HTTP client's.
/// </summary>
internal sealed class LiveKitPipelines
{
    private const int Retries = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(10);
    private const int MinimumCalls = 8;

    /// <summary>How long nothing is tried once most calls have failed.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromSeconds(3);

    public LiveKitPipelines(LiveKitOptions options, TimeProvider time)
    {
        // One circuit for both: they reach the same server.
        var breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.8,
                MinimumThroughput = MinimumCalls,
                SamplingDuration = Sampling,
                BreakDuration = OpenFor,
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is LiveKitFailure { IsOutage: true }),
            })
            .Build();
        Once = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(options.TotalTimeout)
            .AddPipeline(breaker)
            .Build();
        Repeated = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(options.TotalTimeout)
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is LiveKitFailure { MayPass: true }),
            })
            .AddPipeline(breaker)
            .Build();
    }

    /// <summary>For calls that are not to be repeated.</summary>
    public ResiliencePipeline Once { get; }

    /// <summary>For calls that do no harm when they are done twice.</summary>
    public ResiliencePipeline Repeated { get; }
}
