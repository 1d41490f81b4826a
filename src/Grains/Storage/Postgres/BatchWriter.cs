using System.Threading.Channels;
using Interviewing.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// Makes writes on one connection. All that wait go to the server together, as one transaction in one round trip, so that
/// they share one wait for its disk; what comes meanwhile is the next group.
/// </summary>
internal sealed partial class BatchWriter(NpgsqlDataSource source, ChannelReader<PostgresWrite> queue, ILogger logger)
{
    /// <summary>The most writes in one transaction.</summary>
    private const int LargestGroup = 256;

    private readonly List<PostgresWrite> _group = [];
    private NpgsqlConnection? _connection;

    /// <summary>Makes writes until the queue is completed and empty.</summary>
    public async Task RunAsync()
    {
        while (await queue.WaitToReadAsync())
        {
            _group.Clear();
            while (_group.Count < LargestGroup && queue.TryRead(out var write))
            {
                if (!write.IsAnswered) _group.Add(write);
            }

            if (_group.Count > 0) await WriteAsync();
        }

        await DropConnectionAsync();
    }

    private async Task WriteAsync()
    {
        try
        {
            await MakeAsync(_group);
        }
        catch (PostgresException refusal) when (IsOfOneCommand(refusal))
        {
            // The server has taken all of it back, for one command's sake: alone, the others are made. The one, too, if it only
            // met another silo's commit.
            GroupTakenBack(refusal.SqlState, _group.Count);
            foreach (var write in _group) await WriteAloneAsync(write);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await FailAsync(_group, failure);
        }
    }

    private async Task WriteAloneAsync(PostgresWrite write)
    {
        try
        {
            await MakeAsync([write]);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await FailAsync([write], failure);
        }
    }

    private async Task MakeAsync(List<PostgresWrite> writes)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await MakeInOneAsync(writes);
            StorageMetrics.Count("postgresql", writes.Count, began);
        }
        catch (Exception failure)
        {
            StorageMetrics.Count("postgresql", writes.Count, began, failure);
            throw;
        }
    }

    private async Task MakeInOneAsync(List<PostgresWrite> writes)
    {
        _connection ??= await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(_connection);
        var last = new int[writes.Count];
        for (var i = 0; i < writes.Count; i++)
        {
            foreach (var command in writes[i].Commands()) batch.BatchCommands.Add(command);
            last[i] = batch.BatchCommands.Count - 1;
        }

        await batch.ExecuteNonQueryAsync();
        for (var i = 0; i < writes.Count; i++)
        {
            var write = writes[i];
            if (write.IsMade(batch.BatchCommands[last[i]].Rows)) write.Acknowledge();
            else write.Fail(await write.ExplainAsync(_connection));
        }
    }

    private async Task FailAsync(List<PostgresWrite> writes, Exception failure)
    {
        WritesFailed(failure, writes.Count);
        foreach (var write in writes)
        {
            write.Fail(new StorageUnavailableException(
                $"The change is not known to be stored and may be sent again: {PostgresFaults.Words(failure)}", failure));
        }

        await DropConnectionAsync();
    }

    private async Task DropConnectionAsync()
    {
        if (_connection is { } connection) await connection.DisposeAsync();
        _connection = null;
    }

    // Not the server's own trouble (it stops, it is full, it has lost its disk): that is everybody's.
    private static bool IsOfOneCommand(PostgresException refusal) =>
        refusal.SqlState is PostgresErrorCodes.DeadlockDetected
        || refusal.SqlState[..2] is "22" or "23" or "42";

    [LoggerMessage(1, LogLevel.Error, "{Writes} writes failed")]
    private partial void WritesFailed(Exception reason, int writes);

    [LoggerMessage(2, LogLevel.Warning, "A group of {Writes} writes was taken back ({SqlState}); they are made one by one")]
    private partial void GroupTakenBack(string sqlState, int writes);
}
