using System.Diagnostics;
using Interviewing.Audit;
using Interviewing.Hosting;
using Interviewing.Interviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interviewing.Storage.Bench;

/// <summary>Callers that each add an entry to one tenant's audit log, through its grain, and wait for the disk.</summary>
internal static class AuditBench
{
    public static async Task RunAsync(string directory, int writers, int seconds)
    {
        HostSettings settings = new();
        settings.Storage.DataDirectory = directory;
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo.UseInterviews(settings));
        using var host = builder.Build();
        await host.StartAsync();
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>("default");

        await AllAsync(grain, writers, TimeSpan.FromSeconds(3), new Measure());
        var measure = new Measure();
        await AllAsync(grain, writers, TimeSpan.FromSeconds(seconds), measure);
        measure.Print($"durable audit entries, {writers} writers");
        await host.StopAsync();
    }

    private static Task AllAsync(IAuditGrain grain, int writers, TimeSpan time, Measure measure) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => OneAsync(grain, time, measure.NewList()))));

    private static async Task OneAsync(IAuditGrain grain, TimeSpan time, List<long> latencies)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time;)
        {
            var before = Stopwatch.GetTimestamp();
            await grain.Record(new()
            {
                Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
                At = TimeProvider.System.GetUtcNow(),
                Actor = "a-platform",
                ActorKind = AuditActorKind.Operator,
                Action = AuditAction.Create,
                SessionId = SessionId.New(TimeProvider.System),
            });
            latencies.Add(Stopwatch.GetTimestamp() - before);
        }
    }
}
