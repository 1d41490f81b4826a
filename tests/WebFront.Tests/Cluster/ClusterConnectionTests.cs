using Interviewing.Hosting;
using Interviewing.WebFront.Cluster;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interviewing.WebFront.Tests.Cluster;

public sealed class ClusterConnectionTests
{
    [Fact]
    public async Task IsUp_OnlyOnceAGatewayIsConnectedAndTheClientHasStarted()
    {
        using var host = new HostBuilder().Build();
        ClusterConnection connection = new(
            new HostSettings(), host.Services.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System,
            NullLogger<ClusterConnection>.Instance);

        connection.OnGatewayCountChanged(null, new(1, 0));
        Assert.False(connection.IsUp);

        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(connection.IsUp);

        connection.OnGatewayCountChanged(null, new(0, 1));
        Assert.False(connection.IsUp);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }
}
