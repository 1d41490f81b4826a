using System.Text.RegularExpressions;
using Interviewing.Storage.AzureStorage;

namespace Interviewing.Storage;

/// <summary>
/// The Azure Storage account that the processes of a cluster share. It is reached by a connection string, or as the process's identity
/// by the account's name or the addresses of its two services.
/// </summary>
public sealed partial class AzureStorageOptions
{
    /// <summary>
    /// How it is reached (AZURE_STORAGE_CONNECTION_STRING), with an account key or a shared access signature; with
    /// <c>UseDevelopmentStorage=true</c> it is Azurite on this machine.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name in Azure's public cloud (AZURE_STORAGE_ACCOUNT), for an identity.</summary>
    public string? Account { get; set; }

    /// <summary>Where its blobs are (AZURE_STORAGE_BLOB_ENDPOINT), for an identity in another cloud.</summary>
    public Uri? BlobEndpoint { get; set; }

    /// <summary>Where its tables are (AZURE_STORAGE_TABLE_ENDPOINT), for an identity in another cloud.</summary>
    public Uri? TableEndpoint { get; set; }

    /// <summary>How long a read or a write may take, with its repetitions. Default 5 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>True for a connection string that names both services.</summary>
    public static bool IsConnection(string text) => AzureClients.IsConnection(text);

    /// <summary>True for the name of an account.</summary>
    public static bool IsAccount(string text) => AccountName().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]{3,24}$")]
    private static partial Regex AccountName();
}
