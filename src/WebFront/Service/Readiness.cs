using Interviewing.Directory;
using Interviewing.Storage;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Service;

/// <summary>Asks everything that the web front depends on, each with a time-out.</summary>
internal sealed class Readiness(
    IGrainFactory grains, AiProbe ai, LiveKitProbe liveKit, WebSettings settings, TimeProvider time, IStorageHealth? storage = null)
{
    public const string Ok = "ok";
    public const string Unavailable = "unavailable";

    public async Task<IReadOnlyList<DependencyView>> CheckAsync(CancellationToken cancellationToken)
    {
        var list = ListAsync(cancellationToken);
        var provider = ai.CheckAsync(cancellationToken);
        var rooms = liveKit.CheckAsync(cancellationToken);
        return [.. await list, await provider, await rooms];
    }

    // One call tells of both: whoever answers is a silo, and the list comes from the storage.
    private async Task<DependencyView[]> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IInterviewDirectoryGrain>(DirectoryShards.All[0])
                .List(new DirectoryQuery { Limit = 1 })
                .WaitAsync(settings.ReadinessTimeout, time, cancellationToken);
            return [Silo(Ok, "answers"), await StorageAsync(cancellationToken)];
        }
        catch (InterviewingException failure)
        {
            return [Silo(Ok, "answers"), Storage(Unavailable, failure.Message)];
        }
        catch (TimeoutException)
        {
            return [Silo(Unavailable, "does not answer in time"), Storage(Unavailable, "not known")];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [Silo(Unavailable, failure.GetType().Name), Storage(Unavailable, "not known")];
        }
    }

    // Where the storage is in this process a write is tried: a full disk can still be read.
    private async Task<DependencyView> StorageAsync(CancellationToken cancellationToken)
    {
        if (storage is null)
            return Storage(Ok, "answers");
        try
        {
            var health = await storage.CheckAsync().WaitAsync(settings.ReadinessTimeout, time, cancellationToken);
            return Storage(health.IsHealthy ? Ok : Unavailable, health.Detail);
        }
        catch (TimeoutException)
        {
            return Storage(Unavailable, "takes no write in time");
        }
    }

    private static DependencyView Silo(string status, string detail) =>
        new() { Name = "silo", Status = status, Required = true, Detail = detail };

    private static DependencyView Storage(string status, string detail) =>
        new() { Name = "storage", Status = status, Required = true, Detail = detail };
}
