using Microsoft.Extensions.Hosting;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Makes what is missing in the account before anything else starts; stops the start, with one line, where it cannot be used.</summary>
internal sealed class AzureSetup(AzureAccount account) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => account.InitAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
