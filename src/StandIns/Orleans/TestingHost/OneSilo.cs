using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>The host behind a test cluster.</summary>
internal sealed class OneSilo(IHost host) : IAsyncDisposable
{
    private bool _isRunning;

    internal IServiceProvider Services => host.Services;

    internal IClusterClient Client => host.Services.GetRequiredService<IClusterClient>();

    internal static void Check(short silos)
    {
        if (silos != 1) throw NeedsPublished.Exception($"A test cluster of {silos} silos");
    }

    internal static HostApplicationBuilder NewHost() =>
        Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });

    internal async Task StartAsync()
    {
        await host.StartAsync().ConfigureAwait(false);
        _isRunning = true;
    }

    internal async Task StopAsync()
    {
        if (!_isRunning) return;
        _isRunning = false;
        await host.StopAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        if (host is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
        else host.Dispose();
    }
}
