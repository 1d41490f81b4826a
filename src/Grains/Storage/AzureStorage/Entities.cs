using Azure;
using Azure.Data.Tables;

namespace Interviewing.Storage.AzureStorage;

/// <summary>What is done with entities of any table.</summary>
internal static class Entities
{
    /// <summary>Reads one; null where there is none.</summary>
    public static async Task<TableEntity?> FindAsync(TableClient table, string partition, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await table.GetEntityAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsMissing(refusal))
        {
            return null;
        }
    }
}
