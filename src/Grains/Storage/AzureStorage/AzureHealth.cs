using System.Globalization;
using Azure.Data.Tables;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Tries a write of a small blob, and of an entity: the two services of an account can be away each for itself.</summary>
internal sealed class AzureHealth(AzureAccount account, TimeProvider time) : IStorageHealth
{
    /// <inheritdoc/>
    public async Task<StorageHealth> CheckAsync()
    {
        var start = time.GetTimestamp();
        var blob = account.Blobs.GetBlobClient(BlobName.OfHealth(account.ServiceId));
        var now = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var entity = new TableEntity(account.Partition("health"), "checked") { ["At"] = time.GetUtcNow() };
        try
        {
            await Task.WhenAll(
                account.WriteAsync(cancellationToken => blob.UploadAsync(BinaryData.FromString(now), overwrite: true, cancellationToken)),
                account.WriteAsync(cancellationToken => account.Interviews.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken)));
            var taken = time.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new(true, $"Azure Storage: a write took {taken} ms");
        }
        catch (StorageUnavailableException e)
        {
            return new(false, $"Azure Storage: {e.Message}");
        }
    }
}
