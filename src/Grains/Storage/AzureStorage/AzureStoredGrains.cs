using System.Collections.Immutable;
using Azure.Storage.Blobs.Models;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Which grains have a state in Azure's blobs.</summary>
internal sealed class AzureStoredGrains(AzureAccount account) : IStoredGrains
{
    /// <inheritdoc/>
    public Task<ImmutableArray<string>> FindAsync(string type, string keyPrefix)
    {
        var range = new GrainIdRange(type, keyPrefix);
        var prefix = BlobName.Prefix(account.ServiceId, range);
        return account.ReadAsync(async cancellationToken =>
        {
            var keys = ImmutableHashSet.CreateBuilder<string>();
            var blobs = account.Blobs.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken);
            await foreach (var blob in blobs) keys.Add(range.KeyOf(BlobName.GrainOf(blob.Name)));
            return keys.ToImmutableArray();
        });
    }

    /// <summary>A page of Azure's list: when a state expires is in its blob's metadata, which come with the names.</summary>
    public Task<ExpiredPage> FindExpiredAsync(string type, DateTimeOffset before, string? position)
    {
        var range = GrainIdRange.All(type);
        var list = new GetBlobsOptions { Prefix = BlobName.Prefix(account.ServiceId, range), Traits = BlobTraits.Metadata };
        return account.ReadAsync(async cancellationToken =>
        {
            await foreach (var page in account.Blobs.GetBlobsAsync(list, cancellationToken).AsPages(position))
            {
                return new ExpiredPage(
                    [
                        .. page.Values.Where(blob => StateBlobs.ExpiryOf(blob.Metadata) < before)
                            .Select(blob => range.KeyOf(BlobName.GrainOf(blob.Name))),
                    ],
                    string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
            }

            return new ExpiredPage([], null);
        });
    }
}
