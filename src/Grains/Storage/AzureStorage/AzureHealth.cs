using System.Globalization;
using System.Text;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Tries a write of a small blob.</summary>
internal sealed class AzureHealth(AzureAccount account, TimeProvider time) : IStorageHealth
{
    /// <inheritdoc/>
    public async Task<StorageHealth> CheckAsync()
    {
        var start = time.GetTimestamp();
        var blob = account.Blobs.GetBlobClient(BlobName.OfHealth(account.ServiceId));
        var now = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        try
        {
            await account.WriteAsync(cancellationToken => blob.UploadAsync(
                BinaryData.FromBytes(Encoding.ASCII.GetBytes(now)), overwrite: true, cancellationToken));
            var taken = time.GetElapsedTime(start).TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            return new(true, $"Azure Storage: a write took {taken} ms");
        }
        catch (StorageUnavailableException e)
        {
            return new(false, $"Azure Storage: {e.Message}");
        }
    }
}
