using Interviewing.Hosting;
using Microsoft.Extensions.Hosting;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Opens the database before anything else of the process starts, so that a data folder which cannot be used is all that a start
/// says, and closes it after everything has stopped.
/// </summary>
internal sealed class SqliteLifecycle(SqliteDatabase database) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            database.Open();
        }
        catch (InvalidOperationException failure)
        {
            // What is wrong with DATA_DIR is for whoever starts the process: one line, no stack.
            throw new SettingsException(failure.Message);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        database.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
