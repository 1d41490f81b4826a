using Interviewing.StandIns.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace Interviewing.StandIns.Tests.Persistence;

public sealed class MemoryStorageTests
{
    private static readonly GrainId Id = GrainId.Create("any", "key");

    [Fact]
    public async Task Memory_storage_checks_versions()
    {
        await using var cluster = await Cluster.StartAsync(silo => silo.AddMemoryGrainStorage("memory"));
        var storage = cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>("memory");
        var one = new GrainState<Notes>(new Notes { Lines = ["a"] });
        await storage.WriteStateAsync("s", Id, one);
        Assert.True(one.RecordExists);
        var two = new GrainState<Notes>();
        await storage.ReadStateAsync("s", Id, two);
        Assert.Equal(one.ETag, two.ETag);
        Assert.Equal(["a"], two.State!.Lines);
        Assert.NotSame(one.State, two.State);
        await storage.WriteStateAsync("s", Id, two);
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => storage.WriteStateAsync("s", Id, one));
        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => storage.ClearStateAsync("s", Id, one));
        await storage.ClearStateAsync("s", Id, two);
        Assert.False(two.RecordExists);
        Assert.Null(two.ETag);
    }

    [Fact]
    public async Task The_default_storage_is_a_service_with_and_without_its_name()
    {
        await using var cluster = await Cluster.StartAsync();
        var services = cluster.GetSiloServiceProvider();
        Assert.Same(
            services.GetRequiredService<IGrainStorage>(),
            services.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
    }
}
