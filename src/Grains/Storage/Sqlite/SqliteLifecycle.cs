using Interviewing.Hosting;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// Opens the database before reminders and grains run, and closes it after they have stopped: a silo stops its stages in
/// the opposite order.
/// </summary>
internal sealed class SqliteLifecycle(SqliteDatabase database) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(SqliteDatabase),
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            Open();
            return Task.CompletedTask;
        },
        _ =>
        {
            database.Dispose();
            return Task.CompletedTask;
        });

    // What is wrong with DATA_DIR is for whoever starts the process: one line, no stack.
    private void Open()
    {
        try
        {
            database.Open();
        }
        catch (InvalidOperationException failure)
        {
            throw new SettingsException(failure.Message);
        }
    }
}
