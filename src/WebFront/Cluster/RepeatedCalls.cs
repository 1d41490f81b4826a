using System.Reflection;
using System.Runtime.ExceptionServices;
using Interviewing.Interviews;

namespace Interviewing.WebFront.Cluster;

/// <summary>
/// Repeats calls of grains whose silo is lost, stops or does not answer. Every command carries an id, or is one that changes
/// nothing when it comes again, so a client sees a slow answer where it would have seen an error. A call that nobody answers
/// is made again beside the first, and the first answer counts: whoever had it may be gone, and nobody tells the caller.
/// </summary>
internal sealed partial class RepeatedCalls(TimeProvider time, ILogger<RepeatedCalls> logger) : IOutgoingGrainCallFilter
{
    /// <summary>How long calls are begun again after the first; each may then still take its own response time-out.</summary>
    public static readonly TimeSpan Persistence = TimeSpan.FromSeconds(15);

    /// <summary>How long a call may go unanswered until another is made beside it.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private static readonly AsyncLocal<bool> s_isRepetition = new();

    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context) =>
        s_isRepetition.Value || !IsOurs(context.InterfaceMethod) ? context.Invoke() : PersistAsync(context);

    private static bool IsOurs(MethodInfo method) =>
        method.DeclaringType?.Assembly == typeof(IInterviewGrain).Assembly
        && !typeof(IGrainObserver).IsAssignableFrom(method.DeclaringType);

    private async Task PersistAsync(IOutgoingGrainCallContext context)
    {
        // Read first: once it is answered the request may be used for another.
        var arguments = new object?[context.Request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = context.Request.GetArgument(i);
        var (grain, method) = (context.Grain, context.InterfaceMethod);

        var began = time.GetTimestamp();
        var pause = FirstPause;
        List<Task<object?>> calls = [FirstAsync(context)];
        while (true)
        {
            var mayRepeat = time.GetElapsedTime(began) < Persistence;
            if (await AnsweredAsync(calls, mayRepeat ? Silence : Timeout.InfiniteTimeSpan) is not { } call)
            {
                LogUnanswered(method.Name);
                calls.Add(AgainAsync(grain, method, arguments));
                continue;
            }

            calls.Remove(call);
            if (!call.IsFaulted)
            {
                context.Result = call.Result;
                return;
            }

            var failure = call.Exception.InnerException!;
            if (!MayBeMended(failure) || (!mayRepeat && calls.Count == 0))
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            if (calls.Count == 0)
            {
                LogRepeated(failure, method.Name);
                await Task.Delay(pause, time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                calls.Add(AgainAsync(grain, method, arguments));
            }
        }
    }

    private async Task<Task<object?>?> AnsweredAsync(List<Task<object?>> calls, TimeSpan within)
    {
        var first = Task.WhenAny(calls);
        try
        {
            return await first.WaitAsync(within, time);
        }
        catch (TimeoutException) when (!first.IsCompleted)
        {
            return null;
        }
    }

    private static async Task<object?> FirstAsync(IOutgoingGrainCallContext context)
    {
        await context.Invoke();
        // Throws where the answer is a failure.
        return context.Result;
    }

    private static async Task<object?> AgainAsync(object grain, MethodInfo method, object?[] arguments)
    {
        s_isRepetition.Value = true;
        var call = (Task)method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await call;
        return method.ReturnType.IsGenericType ? call.GetType().GetProperty("Result")!.GetValue(call) : null;
    }

    private static bool MayBeMended(Exception failure) =>
        failure is OrleansException or TimeoutException or StorageUnavailableException;

    [LoggerMessage(EventId = 1, EventName = "CallRepeated", Level = LogLevel.Debug,
        Message = "{Method} failed and is called again.")]
    private partial void LogRepeated(Exception reason, string method);

    [LoggerMessage(EventId = 2, EventName = "CallUnanswered", Level = LogLevel.Debug,
        Message = "{Method} is not answered yet and is called again beside.")]
    private partial void LogUnanswered(string method);
}
