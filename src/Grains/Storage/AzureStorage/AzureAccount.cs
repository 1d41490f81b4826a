using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Interviewing.Hosting;
using Interviewing.Telemetry;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// The storage account of a cluster, as one silo uses it. Azure acknowledges a write when it is on three disks. Clients repeat what
/// failed for a moment; a write that was made although its answer was lost is then found to be there.
/// </summary>
internal sealed class AzureAccount(AzureStorageOptions options, string serviceId, TimeProvider time)
{
    private readonly TableServiceClient _tables = options.Tables();

    /// <summary>Whose things are read and written: those of other services are not seen.</summary>
    public string ServiceId => serviceId;

    /// <summary>Where grain states lie.</summary>
    public BlobContainerClient Blobs { get; } = AzureClients.Blobs(options);

    /// <summary>The list of interviews.</summary>
    public TableClient Interviews => _tables.GetTableClient("Interviews");

    /// <summary>The audit logs.</summary>
    public TableClient Audit => _tables.GetTableClient("InterviewAudit");

    /// <summary>
    /// A partition of a table: of this service, for what the parts say. Keys may not have every character in them, nor be of every
    /// length; their hash can.
    /// </summary>
    public string Partition(string kind, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(serviceId);
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
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        try
        {
            return await read(deadline.Token);
        }
        catch (Exception failure) when (AzureFaults.IsOne(failure) || failure is OperationCanceledException)
        {
            throw new StorageUnavailableException($"The storage could not be read: {AzureFaults.Words(failure)}");
        }
    }

    /// <summary>Makes a change; it is stored when the task completes.</summary>
    /// <exception cref="StorageUnavailableException">It is not known to be.</exception>
    public async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> write)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        try
        {
            var result = await write(deadline.Token);
            StorageMetrics.Count("azure.storage", 1, began);
            return result;
        }
        catch (Exception failure) when (AzureFaults.IsOne(failure) || failure is OperationCanceledException)
        {
            StorageMetrics.Count("azure.storage", 1, began, failure);
            throw new StorageUnavailableException(
                $"The change is not known to be stored and may be sent again: {AzureFaults.Words(failure)}");
        }
    }

    /// <summary>Makes the container and the tables where they are not there yet; processes may do so at once.</summary>
    /// <exception cref="SettingsException">The account cannot be used: says why.</exception>
    public async Task InitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Blobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await Interviews.CreateIfNotExistsAsync(cancellationToken);
            await Audit.CreateIfNotExistsAsync(cancellationToken);
        }
        catch (Exception failure) when (AzureFaults.IsOne(failure))
        {
            throw new SettingsException($"CLUSTERING is azure: {options.Place} cannot be used: {AzureFaults.Words(failure)}");
        }
    }
}
