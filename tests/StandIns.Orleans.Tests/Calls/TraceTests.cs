using System.Collections.Concurrent;
using System.Diagnostics;
using Interviewing.StandIns.Tests.Running;
using Orleans.TestingHost;

namespace Interviewing.StandIns.Tests.Calls;

public interface ITracedGrain : IGrainWithStringKey
{
    Task<string?> Current();

    Task<string?> Pass(ITracedGrain on);

    Task Throw();
}

public sealed class TracedGrain : Grain, ITracedGrain
{
    public async Task<string?> Current()
    {
        await Task.Yield();
        return Activity.Current?.SpanId.ToHexString();
    }

    public Task<string?> Pass(ITracedGrain on) => on.Current();

    public Task Throw() => throw new InvalidDataException("thrown");
}

public sealed class TraceTests
{
    [Fact]
    public async Task A_call_is_a_span_of_the_caller_and_one_of_the_grain_and_calls_from_within_hang_below_it()
    {
        await using var cluster = await StartTracedAsync();
        using var seen = new SeenSpans();
        var (first, second) = (cluster.Client.GetGrain<ITracedGrain>("first"), cluster.Client.GetGrain<ITracedGrain>("second"));
        string? innermost;
        using (var root = seen.StartRoot())
        {
            innermost = await first.Pass(second);
            Assert.Same(root, Activity.Current);
            await Seen.UntilAsync(() => seen.Of(root).Count == 4, "four spans");
            var chain = new List<Activity>();
            for (var parent = root.SpanId; seen.Of(root).SingleOrDefault(one => one.ParentSpanId == parent) is { } next; parent = next.SpanId)
                chain.Add(next);
            Assert.Equal(
                [
                    (ActivityKind.Client, "ITracedGrain/Pass"), (ActivityKind.Server, "ITracedGrain/Pass"),
                    (ActivityKind.Client, "ITracedGrain/Current"), (ActivityKind.Server, "ITracedGrain/Current"),
                ],
                chain.Select(one => (one.Kind, one.OperationName)));
            Assert.Equal(innermost, chain[3].SpanId.ToHexString());
            Assert.Equal("orleans", chain[0].GetTagItem("rpc.system.name"));
            Assert.EndsWith("ITracedGrain/Pass", (string?)chain[0].GetTagItem("rpc.method"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_failed_call_is_a_failed_span()
    {
        await using var cluster = await StartTracedAsync();
        using var seen = new SeenSpans();
        using var root = seen.StartRoot();
        await Assert.ThrowsAsync<InvalidDataException>(cluster.Client.GetGrain<ITracedGrain>("throws").Throw);
        await Seen.UntilAsync(() => seen.Of(root).Count == 2, "two spans");
        Assert.All(seen.Of(root), span => Assert.Equal(ActivityStatusCode.Error, span.Status));
        Assert.All(seen.Of(root), span => Assert.Equal("System.IO.InvalidDataException", span.GetTagItem("exception.type")));
    }

    [Fact]
    public async Task Without_it_there_are_no_spans()
    {
        await using var cluster = await Cluster.StartAsync();
        using var seen = new SeenSpans();
        using var root = seen.StartRoot();
        await cluster.Client.GetGrain<ITracedGrain>("untraced").Current();
        Assert.Empty(seen.Of(root));
    }

    private static Task<InProcessTestCluster> StartTracedAsync() =>
        Cluster.StartAsync(silo => silo.AddActivityPropagation(), client => client.AddActivityPropagation());

    private sealed class SeenSpans : IDisposable
    {
        private readonly ActivitySource _roots = new("Interviewing.StandIns.Tests");
        private readonly ConcurrentQueue<Activity> _stopped = new();
        private readonly ActivityListener _listener;

        public SeenSpans()
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name is "Microsoft.Orleans.Application" or "Interviewing.StandIns.Tests",
                Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _stopped.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public Activity StartRoot() => _roots.StartActivity("root")!;

        public List<Activity> Of(Activity root) => [.. _stopped.Where(one => one.TraceId == root.TraceId && one != root)];

        public void Dispose()
        {
            _listener.Dispose();
            _roots.Dispose();
        }
    }
}
