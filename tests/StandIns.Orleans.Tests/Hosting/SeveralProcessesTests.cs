using System.Net;
using Microsoft.Extensions.Hosting;
using Orleans.Clustering.AzureStorage;
using Orleans.Dashboard;
using Orleans.Reminders.AzureStorage;

namespace Interviewing.StandIns.Tests.Hosting;

/// <summary>
/// What means several processes, or comes with a package of its own, compiles in both builds; a stand-in build says at start
/// that it cannot.
/// </summary>
public sealed class SeveralProcessesTests
{
    private static bool IsPublished => typeof(Grain).Assembly.GetName().Name != "Orleans.StandIn";

    [Fact]
    public async Task A_stand_in_client_says_at_start_which_build_it_needs()
    {
        Assert.SkipWhen(IsPublished, "The published packages can do it.");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client.UseLocalhostClustering());
        await AssertRefusesToStartAsync(builder);
    }

    [Fact]
    public async Task A_stand_in_silo_with_endpoints_says_at_start_which_build_it_needs()
    {
        Assert.SkipWhen(IsPublished, "The published packages can do it.");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.ConfigureEndpoints(IPAddress.Loopback, 21112, 31112));
        await AssertRefusesToStartAsync(builder);
    }

    [Fact]
    public async Task A_stand_in_silo_with_a_dashboard_says_at_start_which_build_it_needs()
    {
        Assert.SkipWhen(IsPublished, "The published packages have it.");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddDashboard());
        await AssertRefusesToStartAsync(builder);
    }

    [Fact]
    public async Task A_stand_in_silo_of_a_cluster_in_Azure_says_at_start_which_build_it_needs()
    {
        Assert.SkipWhen(IsPublished, "The published packages can do it.");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.UseAzureStorageClustering((AzureStorageClusteringOptions _) => { }));
        await AssertRefusesToStartAsync(builder);
    }

    [Fact]
    public async Task A_stand_in_silo_with_reminders_in_Azure_says_at_start_which_build_it_needs()
    {
        Assert.SkipWhen(IsPublished, "The published packages can do it.");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.UseLocalhostClustering()
            .UseAzureTableReminderService((AzureTableReminderStorageOptions _) => { }));
        await AssertRefusesToStartAsync(builder);
    }

    private static async Task AssertRefusesToStartAsync(HostApplicationBuilder builder)
    {
        using var host = builder.Build();
        var refused = await Assert.ThrowsAsync<NotSupportedException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.EndsWith("build with -p:Packages=published", refused.Message, StringComparison.Ordinal);
    }
}
