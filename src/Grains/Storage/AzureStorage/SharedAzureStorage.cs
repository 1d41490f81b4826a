using Interviewing.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Interviewing.Storage.AzureStorage;

/// <summary>An Azure Storage account as what a cluster shares.</summary>
internal sealed class SharedAzureStorage(AzureStorageOptions options) : ISharedStorage
{
    /// <inheritdoc/>
    public string Place
    {
        get
        {
            var blobs = AzureClients.Blobs(options);
            return $"Azure Storage account {blobs.AccountName} at {blobs.Uri.Authority}";
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (options.BlobEndpoint is null != options.TableEndpoint is null)
        {
            yield return "AZURE_STORAGE_BLOB_ENDPOINT and AZURE_STORAGE_TABLE_ENDPOINT are the two services of one account: both must be "
                + "set, or none.";
            yield break;
        }

        var ways = ((object?[])[options.ConnectionString, options.Account, options.BlobEndpoint]).Count(way => way is not null);
        if (ways != 1)
        {
            yield return $"CLUSTERING is azure: {(ways == 0 ? "one" : "only one")} of AZURE_STORAGE_CONNECTION_STRING, "
                + "AZURE_STORAGE_ACCOUNT and the pair of AZURE_STORAGE_BLOB_ENDPOINT and AZURE_STORAGE_TABLE_ENDPOINT must be set; "
                + "without a connection string the process's identity is used.";
        }
    }

    /// <inheritdoc/>
    public void Join(ISiloBuilder silo) =>
        silo.UseAzureStorageClustering(clustering => clustering.TableServiceClient = AzureClients.Tables(options));

    /// <inheritdoc/>
    public void Join(IClientBuilder client) =>
        client.UseAzureStorageClustering(clustering => clustering.TableServiceClient = AzureClients.Tables(options));

    /// <inheritdoc/>
    public void Keep(ISiloBuilder silo, string serviceId) => silo.AddAzureStorage(options, serviceId);

    /// <inheritdoc/>
    public async Task<string> InitAsync(CancellationToken cancellationToken)
    {
        await Account("").InitAsync(cancellationToken);
        return $"{Place} has the container and the tables.";
    }

    /// <inheritdoc/>
    public async Task<T> ReadAuditAsync<T>(string serviceId, Func<IAuditReader, Task<T>> read)
    {
        try
        {
            return await read(new AzureAuditLog(Account(serviceId)));
        }
        catch (StorageUnavailableException failure)
        {
            throw new SettingsException($"CLUSTERING is azure: {Place}: {failure.Message}");
        }
    }

    private AzureAccount Account(string serviceId) =>
        new(options, serviceId, TimeProvider.System, NullLogger<AzureAccount>.Instance);
}
