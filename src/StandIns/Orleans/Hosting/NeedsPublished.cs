using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.Runtime;

/// <summary>Stops a host at its start, with one clear line, when it is configured for what one process cannot do.</summary>
internal sealed class NeedsPublished(string what) : IHostedLifecycleService
{
    // Before any other hosted service starts.
    public Task StartingAsync(CancellationToken cancellationToken) => throw Exception(what);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static NotSupportedException Exception(string what) =>
        new($"{what} needs the published Orleans packages: build with -p:Packages=published");
}

internal static class NeedsPublishedExtensions
{
    internal static ISiloBuilder NeedsPublishedPackages(this ISiloBuilder builder, string what)
    {
        builder.Services.AddSingleton<IHostedService>(new NeedsPublished(what));
        return builder;
    }
}
