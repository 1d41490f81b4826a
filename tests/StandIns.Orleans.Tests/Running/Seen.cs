using System.Collections.Concurrent;
using System.Diagnostics;

namespace Interviewing.StandIns.Tests.Running;

/// <summary>What grains leave for tests to see: grains and tests share the process. Kept by grain key, so tests do not meet.</summary>
internal static class Seen
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> All = new();
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Gates = new();

    internal static void Add(string key, string what) => All.GetOrAdd(key, _ => new()).Enqueue(what);

    internal static string[] Of(string key) => All.TryGetValue(key, out var seen) ? [.. seen] : [];

    internal static int Count(string key, string what) => Of(key).Count(one => one == what);

    /// <summary>A gate that a grain waits at until the test opens it.</summary>
    internal static Task Gate(string key) => GateOf(key).Task.WaitAsync(Deadline);

    internal static void Open(string key) => GateOf(key).TrySetResult();

    internal static Task UntilAsync(string key, string what, int times = 1) =>
        UntilAsync(() => Count(key, what) >= times, $"{key} to see \"{what}\" {times} times; it saw: {string.Join(" | ", Of(key))}");

    internal static async Task UntilAsync(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Deadline, $"Waited in vain for {what}");
            await Task.Delay(10);
        }
    }

    private static TaskCompletionSource GateOf(string key) =>
        Gates.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
