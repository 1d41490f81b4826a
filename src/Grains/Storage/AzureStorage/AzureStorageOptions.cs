using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Interviewing.Hosting;
using Interviewing.Storage.AzureStorage;

namespace Interviewing.Storage;

/// <summary>
/// The Azure Storage account that the processes of a cluster share. It is reached by a connection string, or as a managed
/// identity by the account's name or the addresses of its two services.
/// </summary>
public sealed partial class AzureStorageOptions
{
    /// <summary>
    /// How it is reached (AZURE_STORAGE_CONNECTION_STRING), with an account key or a shared access signature; with
    /// <c>UseDevelopmentStorage=true</c> it is Azurite on this machine.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name in Azure's public cloud (AZURE_STORAGE_ACCOUNT), for a managed identity.</summary>
    public string? Account { get; set; }

    /// <summary>Where its blobs are (AZURE_STORAGE_BLOB_ENDPOINT), for a managed identity in another cloud.</summary>
    public Uri? BlobEndpoint { get; set; }

    /// <summary>Where its tables are (AZURE_STORAGE_TABLE_ENDPOINT), for a managed identity in another cloud.</summary>
    public Uri? TableEndpoint { get; set; }

    /// <summary>How long a read or a write may take, with its repetitions. Default 5 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A client of its tables.</summary>
    internal TableServiceClient Tables() => AzureClients.Tables(this);

    /// <summary>The service of its blobs, for a managed identity.</summary>
    internal Uri BlobService => BlobEndpoint ?? new($"https://{Account}.blob.core.windows.net");

    /// <summary>The service of its tables, for a managed identity.</summary>
    internal Uri TableService => TableEndpoint ?? new($"https://{Account}.table.core.windows.net");

    /// <summary>Where it is, in words without a key.</summary>
    public string Place
    {
        get
        {
            var blobs = AzureClients.Blobs(this);
            return $"Azure Storage account {blobs.AccountName} at {blobs.Uri.Authority}";
        }
    }

    /// <summary>True for a connection string that names both services.</summary>
    public static bool IsConnection(string text) => AzureClients.IsConnection(text);

    /// <summary>True for the name of an account.</summary>
    public static bool IsAccount(string text) => AccountName().IsMatch(text);

    /// <summary>Makes the container and the tables where they are not there yet; processes may do so at once.</summary>
    /// <exception cref="SettingsException">The account cannot be used: says why.</exception>
    public Task InitAsync(CancellationToken cancellationToken) =>
        new AzureAccount(this, "", TimeProvider.System).InitAsync(cancellationToken);

    /// <summary>What is missing, or too much, for the account to be reached: a line each.</summary>
    internal IEnumerable<string> Problems()
    {
        if (BlobEndpoint is null != TableEndpoint is null)
        {
            yield return "AZURE_STORAGE_BLOB_ENDPOINT and AZURE_STORAGE_TABLE_ENDPOINT are the two services of one account: both must be "
                + "set, or none.";
            yield break;
        }

        var ways = ((object?[])[ConnectionString, Account, BlobEndpoint]).Count(way => way is not null);
        if (ways != 1)
        {
            yield return $"CLUSTERING is azure: {(ways == 0 ? "one" : "only one")} of AZURE_STORAGE_CONNECTION_STRING, "
                + "AZURE_STORAGE_ACCOUNT and the pair of AZURE_STORAGE_BLOB_ENDPOINT and AZURE_STORAGE_TABLE_ENDPOINT must be set; "
                + "without a connection string the process's managed identity is used.";
        }
    }

    [GeneratedRegex("^[a-z0-9]{3,24}$")]
    private static partial Regex AccountName();
}
