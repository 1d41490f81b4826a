using Interviewing.StandIns.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Interviewing.StandIns.Tests.Persistence;

public sealed class PersistenceTests : IAsyncLifetime
{
    private readonly TestStorage _storage = new();
    private InProcessTestCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync(
        silo => silo.Services.AddGrainStorage("test", (_, _) => _storage));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_state_that_storage_does_not_have_is_new()
    {
        Assert.Equal(" exists=False etag=False count=0", await Grain("p-new").Describe());
        Assert.Equal(["activated with 0 lines, False"], Seen.Of("p-new"));
    }

    [Fact]
    public async Task A_written_state_is_read_before_the_next_activation()
    {
        var grain = Grain("p-written");
        await grain.Write("a");
        await grain.Count();
        Assert.Equal("a exists=True etag=True count=1", await grain.Describe());
        await grain.End();
        Assert.Equal("a exists=True etag=True count=1", await grain.Describe());
        Assert.Equal("activated with 1 lines, True", Seen.Of("p-written")[^1]);
    }

    [Fact]
    public async Task Reading_anew_replaces_what_is_in_memory()
    {
        var grain = Grain("p-read");
        await grain.Write("a");
        await grain.ChangeInMemory("b");
        Assert.StartsWith("a,b ", await grain.Describe(), StringComparison.Ordinal);
        await grain.Read();
        Assert.StartsWith("a ", await grain.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cleared_state_is_new_and_can_be_written_again()
    {
        var grain = Grain("p-clear");
        await grain.Write("a");
        await grain.Clear();
        Assert.Equal(" exists=False etag=False count=0", await grain.Describe());
        await grain.Write("b");
        Assert.Equal("b exists=True etag=True count=0", await grain.Describe());
    }

    [Fact]
    public async Task An_InconsistentStateException_that_escapes_ends_the_activation_which_then_reads_what_storage_has()
    {
        var grain = Grain("p-conflict");
        await grain.Write("mine");
        _storage.Change("persistence/p-conflict", new Notes { Lines = ["theirs"] });
        await Assert.ThrowsAsync<InconsistentStateException>(() => grain.Write("lost"));
        Assert.StartsWith("theirs ", await grain.Describe(), StringComparison.Ordinal);
        await grain.Write("next");
        Assert.Equal(1, Seen.Count("p-conflict", "deactivated ApplicationError"));
    }

    [Fact]
    public async Task An_InconsistentStateException_that_the_grain_catches_does_not_end_it()
    {
        var grain = Grain("p-caught");
        await grain.Write("mine");
        _storage.Change("persistence/p-caught", new Notes());
        Assert.False(await grain.WriteCatching("lost"));
        Assert.StartsWith("mine,lost ", await grain.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_storage_failure_reaches_the_caller_as_an_OrleansException_with_its_cause_and_ends_nothing()
    {
        var grain = Grain("p-fails");
        await grain.Write("a");
        _storage.Failure = new IOException("disk full");
        var failure = await Assert.ThrowsAsync<OrleansException>(() => grain.Write("b"));
        Assert.Contains("disk full", failure.ToString(), StringComparison.Ordinal);
        _storage.Failure = null;
        Assert.StartsWith("a,b ", await grain.Describe(), StringComparison.Ordinal);
        await grain.Write("c");
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_fails_the_activation_until_it_can()
    {
        _storage.Failure = new IOException("no disk");
        await Assert.ThrowsAsync<OrleansException>(Grain("p-unreadable").Describe);
        _storage.Failure = null;
        Assert.Equal(" exists=False etag=False count=0", await Grain("p-unreadable").Describe());
    }

    [Fact]
    public async Task State_is_only_for_the_grains_own_turns() =>
        await Assert.ThrowsAsync<InvalidOperationException>(Grain("p-elsewhere").WriteFromElsewhere);

    [Fact]
    public async Task A_storage_that_is_not_configured_is_an_error_of_the_call() => Assert.Contains(
        "no such storage",
        (await Assert.ThrowsAnyAsync<Exception>(_cluster.Client.GetGrain<INoSuchStorageGrain>("any").Call)).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_storage_is_a_keyed_service_and_takes_part_in_the_silos_lifecycle()
    {
        Assert.Same(_storage, _cluster.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>("test"));
        Assert.Equal(["started"], _storage.Lifecycle);
        await _cluster.StopAllSilosAsync();
        Assert.Equal(["started", "stopped"], _storage.Lifecycle);
    }

    private IPersistenceGrain Grain(string key) => _cluster.Client.GetGrain<IPersistenceGrain>(key);
}
