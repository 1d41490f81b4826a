using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Interviewing.Hosting;
using Interviewing.Telemetry;
using Microsoft.Extensions.Logging;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// The storage account of a cluster, as one silo uses it. Azure acknowledges a write when it is on three disks. Clients repeat what
/// failed for a moment; a write that was made although its answer was lost is then found to be there.
/// </summary>
internal sealed partial class AzureAccount
{
    private readonly AzureStorageOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Connects at the first use.</summary>
    public AzureAccount(AzureStorageOptions options, string serviceId, TimeProvider time, ILogger<AzureAccount> logger)
    {
        (_options, ServiceId, _time, _logger) = (options, serviceId, time, logger);
        Blobs = AzureClients.Blobs(options);
        var tables = AzureClients.Tables(options);
        (Interviews, Audit) = (tables.GetTableClient("Interviews"), tables.GetTableClient("InterviewAudit"));
    }

    /// <summary>Whose things are read and written: those of other services are not seen.</summary>
    public string ServiceId { get; }

    /// <summary>Where grain states lie.</summary>
    public BlobContainerClient Blobs { get; }

    /// <summary>The list of interviews.</summary>
    public TableClient Interviews { get; }

    /// <summary>The audit logs.</summary>
    public TableClient Audit { get; }

    /// <summary>
    /// A partition of a table: of this service, for what the parts say. Keys may not have every character in them, nor be of every
    /// length; their hash can.
    /// </summary>
    public string Partition(string kind, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(ServiceId);
        foreach (var part in parts) Append(part);
        return $"{kind}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}";

        void Append(string part)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0xff]); // in no UTF-8
        }
    }

    /// <summary>Reads. It sees every write that has been acknowledged.</summary>
    /// <exception cref="StorageUnavailableException">The account cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        try
        {
            return await read(deadline.Token);
        }
        catch (Exception failure) when (AzureFaults.IsOne(failure))
        {
            LogNotRead(failure);
            throw new StorageUnavailableException($"The storage could not be read: {AzureFaults.Words(failure)}", failure);
        }
    }

    /// <summary>Makes a change; it is stored when the task completes.</summary>
    /// <exception cref="StorageUnavailableException">It is not known to be.</exception>
    public async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> write)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        try
        {
            var result = await write(deadline.Token);
            StorageMetrics.Count("azure.storage", 1, began);
            return result;
        }
        catch (Exception failure) when (AzureFaults.IsOne(failure))
        {
            StorageMetrics.Count("azure.storage", 1, began, failure);
            LogNotWritten(failure);
            throw NotKnownToBeStored(failure);
        }
    }

    /// <summary>What is told of a change that may have been made.</summary>
    public static StorageUnavailableException NotKnownToBeStored(Exception failure) =>
        new($"The change is not known to be stored and may be sent again: {AzureFaults.Words(failure)}", failure);

    /// <summary>Makes the container and the tables where they are not there yet; processes may do so at once.</summary>
    /// <exception cref="SettingsException">The account cannot be used: says why.</exception>
    public async Task InitAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(3 * _options.Timeout);
        try
        {
            await Blobs.CreateIfNotExistsAsync(cancellationToken: deadline.Token);
            await Interviews.CreateIfNotExistsAsync(deadline.Token);
            await Audit.CreateIfNotExistsAsync(deadline.Token);
        }
        catch (Exception failure) when (AzureFaults.IsOne(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new SettingsException(
                $"CLUSTERING is azure: {new SharedAzureStorage(_options).Place} cannot be used: {AzureFaults.Words(failure)}");
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Azure Storage did not take a change")]
    private partial void LogNotWritten(Exception reason);

    [LoggerMessage(2, LogLevel.Error, "Azure Storage could not be read")]
    private partial void LogNotRead(Exception reason);
}
