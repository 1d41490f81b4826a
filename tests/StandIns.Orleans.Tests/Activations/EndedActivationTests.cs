using System.Collections.Concurrent;
using Interviewing.StandIns.Tests.Running;

namespace Interviewing.StandIns.Tests.Activations;

public interface IMortalGrain : IGrainWithStringKey
{
    Task End();
}

public sealed class MortalGrain : Grain, IMortalGrain
{
    internal static readonly ConcurrentDictionary<string, WeakReference> Instances = new();

    public Task End()
    {
        Instances[this.GetPrimaryKeyString()] = new(this);
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

[Collection(SharedClusterTests.Name)]
public sealed class EndedActivationTests(SharedCluster cluster)
{
    [Fact]
    public async Task An_ended_activation_leaves_the_memory_long_before_its_collection_age()
    {
        await cluster.Client.GetGrain<IMortalGrain>("mortal").End();
        await Seen.UntilAsync(
            () =>
            {
                GC.Collect();
                return !MortalGrain.Instances["mortal"].IsAlive;
            },
            "the instance to be free");
    }
}
