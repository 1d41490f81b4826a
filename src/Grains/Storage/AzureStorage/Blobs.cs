using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Interviewing.Storage.AzureStorage;

/// <summary>What is done with blobs of either kind.</summary>
internal static class Blobs
{
    /// <summary>Reads one; null where there is none.</summary>
    public static async Task<BlobDownloadResult?> ReadAsync(BlobBaseClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.DownloadContentAsync(cancellationToken);
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsMissing(refusal))
        {
            return null;
        }
    }

    /// <summary>Says how one is; null where there is none.</summary>
    public static async Task<BlobProperties?> FindAsync(BlobBaseClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsMissing(refusal))
        {
            return null;
        }
    }

    /// <summary>Deletes one, whatever it is or only with an ETag; false where it is another. That it is gone already is as good.</summary>
    public static async Task<bool> EraseAsync(BlobBaseClient blob, ETag? etag, CancellationToken cancellationToken)
    {
        try
        {
            var conditions = etag is null ? null : new BlobRequestConditions { IfMatch = etag };
            await blob.DeleteAsync(conditions: conditions, cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsConflict(refusal))
        {
            return await FindAsync(blob, cancellationToken) is null;
        }
    }
}
