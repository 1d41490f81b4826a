using Livekit.Server.Sdk.Dotnet;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Interviewing.Rooms.Server;

/// <summary>Makes the calls of the SDK what calls should be: within a time, cancellable, and with errors that say what to do.</summary>
internal sealed partial class LiveKitCalls(LiveKitOptions options, TimeProvider time, ILogger<LiveKitCalls> logger) : IDisposable
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly SocketsHttpHandler _handler = new() { PooledConnectionLifetime = ConnectionLifetime };
    private readonly LiveKitPipelines _pipelines = new(options, time);
    private readonly LiveKitKeys _keys = LiveKitKeys.Of(options);
    private readonly string _address = LiveKitAddress.ForCalls(options.Url!).AbsoluteUri;
    private readonly ILogger<LiveKitCalls> _logger = logger;

    /// <summary>A call of the room service that does no harm when it is done twice.</summary>
    public Task<T> RepeatAsync<T>(Func<RoomServiceClient, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(_pipelines.Repeated, client => call(new(_address, _keys.ApiKey, _keys.ApiSecret, client)), cancellationToken);

    /// <summary>A call of the room service that is tried once.</summary>
    public Task<T> OnceAsync<T>(Func<RoomServiceClient, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(_pipelines.Once, client => call(new(_address, _keys.ApiKey, _keys.ApiSecret, client)), cancellationToken);

    /// <summary>A call of the dispatch service that does no harm when it is done twice.</summary>
    public Task<T> RepeatAsync<T>(Func<AgentDispatchServiceClient, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(_pipelines.Repeated, client => call(new(_address, _keys.ApiKey, _keys.ApiSecret, client)), cancellationToken);

    /// <summary>A call of the dispatch service that is tried once.</summary>
    public Task<T> OnceAsync<T>(Func<AgentDispatchServiceClient, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(_pipelines.Once, client => call(new(_address, _keys.ApiKey, _keys.ApiSecret, client)), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _handler.Dispose();

    private async Task<T> RunAsync<T>(
        ResiliencePipeline pipeline, Func<HttpClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static async (state, token) => await state.Calls.TryAsync(state.Call, token),
                (Calls: this, Call: call),
                cancellationToken);
        }
        catch (LiveKitFailure failure)
        {
            LogFailed(failure.InnerException!);
            throw new LiveKitUnavailableException(failure.Message, failure.RetryAfterSeconds);
        }
        catch (TimeoutRejectedException failure)
        {
            LogFailed(failure);
            throw new LiveKitUnavailableException("LiveKit does not answer in time.", OpenForSeconds);
        }
        catch (BrokenCircuitException)
        {
            // What broke it has been logged.
            throw new LiveKitUnavailableException("LiveKit has failed too often; it is left alone for a moment.", OpenForSeconds);
        }
    }

    private static int OpenForSeconds => (int)LiveKitPipelines.OpenFor.TotalSeconds;

    // A client of its own: the SDK sets each call's token on its client, so that two calls must not share one. What is dear,
    // the connections, they share.
    private async Task<T> TryAsync<T>(Func<HttpClient, Task<T>> call, CancellationToken cancellationToken)
    {
        using var answered = new AnswerStatus(_handler);
        using var client = new HttpClient(answered, disposeHandler: false) { Timeout = options.CallTimeout };
        // The SDK's calls take no token.
        await using var cancelled = cancellationToken.UnsafeRegister(
            static client => ((HttpClient)client!).CancelPendingRequests(), client);
        try
        {
            return await call(client);
        }
        catch (Twirp.Exception error) when (
            error.Type is Twirp.ErrorCode.Invalid_Argument or Twirp.ErrorCode.Malformed or Twirp.ErrorCode.Out_Of_Range)
        {
            throw new InvalidInputException("room", $"is refused by LiveKit: {error.Message}");
        }
        catch (Twirp.Exception error) when (error.Type == Twirp.ErrorCode.Not_Found)
        {
            throw RoomNotFoundException.For("of that name in LiveKit");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw LiveKitFailure.Of(error, answered.Last);
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "A call to LiveKit failed.")]
    private partial void LogFailed(Exception error);
}
