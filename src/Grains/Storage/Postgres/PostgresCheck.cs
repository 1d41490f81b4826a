using Microsoft.Extensions.Hosting;

namespace Interviewing.Storage.Postgres;

/// <summary>Stops the start, with one line, where the database is not there or has no tables.</summary>
internal sealed class PostgresCheck(PostgresOptions options) : IHostedLifecycleService
{
    // Before any other hosted service starts.
    public Task StartingAsync(CancellationToken cancellationToken) => PostgresSchema.RequireAsync(options, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
