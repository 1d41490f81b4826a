using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interviewing.Storage.Postgres;

/// <summary>
/// The database of a cluster, as one silo uses it. A write is on the server's disk when its task completes.
/// </summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresOptions _options;
    private readonly TimeProvider _time;
    private readonly Channel<PostgresWrite> _queue = Channel.CreateUnbounded<PostgresWrite>(new() { SingleReader = true });
    private readonly Task _writer;
    private long _lastETag;

    /// <summary>Connects at the first use.</summary>
    public PostgresDatabase(PostgresOptions options, string serviceId, TimeProvider time, ILogger<PostgresDatabase> logger)
    {
        (_options, ServiceId, _time) = (options, serviceId, time);
        var source = new NpgsqlSlimDataSourceBuilder(options.ConnectionWithTimeouts());
        source.EnableArrays();
        source.EnableTransportSecurity();
        // The same few statements for ever: the server parses and plans each once.
        source.ConnectionStringBuilder.MaxAutoPrepare = Math.Max(source.ConnectionStringBuilder.MaxAutoPrepare, 32);
        _source = source.Build();
        _writer = Task.Run(new BatchWriter(_source, _queue.Reader, logger).RunAsync);
    }

    /// <summary>Whose rows are read and written: those of other services are not seen.</summary>
    public string ServiceId { get; }

    /// <summary>Makes a change; it is on disk when the task completes.</summary>
    /// <exception cref="StorageUnavailableException">It is not known to be.</exception>
    public async Task WriteAsync(PostgresWrite write)
    {
        if (!_queue.Writer.TryWrite(write)) throw Closed();
        try
        {
            await write.Task.WaitAsync(_options.Timeout, _time);
        }
        catch (TimeoutException) when (write.GiveUp())
        {
            throw new StorageUnavailableException(
                $"The change was not known to be on disk after {_options.Timeout.TotalSeconds:0.###} s.");
        }
        catch (TimeoutException)
        {
            // The answer came in the same moment.
            await write.Task;
        }
    }

    /// <summary>
    /// An ETag for a whole state: the time in ticks, so that one that an activation remembers never fits a row that was
    /// deleted and made anew, whichever silo made it.
    /// </summary>
    public long NextETag()
    {
        while (true)
        {
            var last = Volatile.Read(ref _lastETag);
            var next = Math.Max(last + 1, _time.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref _lastETag, next, last) == last) return next;
        }
    }

    /// <summary>Reads on a connection of the pool. It sees every write that has been acknowledged.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be read.</exception>
    public async Task<T> ReadAsync<T>(NpgsqlBatchCommand query, Func<NpgsqlDataReader, CancellationToken, Task<T>> read)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        try
        {
            await using var connection = await _source.OpenConnectionAsync(deadline.Token);
            return await ReadAsync(connection, query, read, deadline.Token);
        }
        catch (Exception failure) when (PostgresFaults.IsOne(failure) || failure is OperationCanceledException)
        {
            throw new StorageUnavailableException($"The storage could not be read: {PostgresFaults.Words(failure)}", failure);
        }
        catch (ObjectDisposedException)
        {
            throw Closed();
        }
    }

    /// <summary>Reads on a connection.</summary>
    public static async Task<T> ReadAsync<T>(
        NpgsqlConnection connection,
        NpgsqlBatchCommand query,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { query } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await read(reader, cancellationToken);
    }

    /// <summary>Makes the writes that wait, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        await _source.DisposeAsync();
    }

    private static StorageUnavailableException Closed() => new("The storage is closed: the silo is starting or stopping.");
}
