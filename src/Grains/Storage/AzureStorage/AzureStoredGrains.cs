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
}
