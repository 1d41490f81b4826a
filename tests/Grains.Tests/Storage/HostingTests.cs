using Interviewing.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Interviewing.Storage;

public sealed class HostingTests
{
    private static int s_ports = 23000;

    [Fact]
    public async Task A_silo_opens_the_storage_before_its_grains_and_closes_it_after_them()
    {
        using var folder = new StorageFolder(open: false);
        using (var host = NewHost(folder.Path))
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            var storage = host.Services.GetRequiredKeyedService<IGrainStorage>(GrainStorageNames.Interviews);
            Assert.Same(storage, host.Services.GetRequiredKeyedService<IGrainStorage>(GrainStorageNames.States));
            Assert.IsType<SqliteReminderTable>(host.Services.GetRequiredService<IReminderTable>());
            Assert.True((await host.Services.GetRequiredService<IStorageHealth>().CheckAsync()).IsHealthy);

            var state = new GrainState<TestState> { State = new() { Words = "kept" } };
            await storage.WriteStateAsync("state", GrainId.Create("a", "b"), state);
            await host.StopAsync(TestContext.Current.CancellationToken);
            Assert.False((await host.Services.GetRequiredService<IStorageHealth>().CheckAsync()).IsHealthy);
        }

        folder.Database.Open();
        Assert.Equal("kept", (await folder.ReadState(GrainId.Create("a", "b"))).State!.Words);
    }

    [Fact]
    public async Task A_silo_does_not_start_over_a_directory_in_use()
    {
        using var folder = new StorageFolder();
        using var host = NewHost(folder.Path);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("DATA_DIR", error.ToString(), StringComparison.Ordinal);
    }

    private static IHost NewHost(string directory)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var port = Interlocked.Add(ref s_ports, 2);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, port + 1, clusterId: $"storage-{port}");
            silo.AddSqliteStorage();
            silo.Services.Configure<StorageOptions>(options => options.DataDirectory = directory);
            silo.Services.AddSingleton(new GrainStateJson(TestJson.Default.Options));
        });
        return builder.Build();
    }
}
