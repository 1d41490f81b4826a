using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Makes the clients of an account's services.</summary>
internal static class AzureClients
{
    /// <summary>Where grain states lie.</summary>
    public const string ContainerName = "interviews";

    // One for all clients, so that they share its tokens. Of what it can find, what belongs to servers and not to developers.
    private static readonly Lazy<TokenCredential> Identity = new(() => new DefaultAzureCredential(new DefaultAzureCredentialOptions
    {
        ExcludeAzureCliCredential = true,
        ExcludeAzureDeveloperCliCredential = true,
        ExcludeAzurePowerShellCredential = true,
        ExcludeVisualStudioCredential = true,
        ExcludeVisualStudioCodeCredential = true,
        ExcludeBrokerCredential = true,
    }));

    /// <summary>The tables: Orleans' own and ours.</summary>
    public static TableServiceClient Tables(AzureStorageOptions options)
    {
        var client = Set(new TableClientOptions(), options);
        return options.ConnectionString is { } connection
            ? new(connection, client)
            : new(options.TableEndpoint ?? new($"https://{options.Account}.table.core.windows.net"), Identity.Value, client);
    }

    /// <summary>The blobs.</summary>
    public static BlobServiceClient BlobService(AzureStorageOptions options)
    {
        var client = Set(new BlobClientOptions(), options);
        return options.ConnectionString is { } connection
            ? new(connection, client)
            : new(options.BlobEndpoint ?? new($"https://{options.Account}.blob.core.windows.net"), Identity.Value, client);
    }

    /// <summary>The container of the blobs.</summary>
    public static BlobContainerClient Blobs(AzureStorageOptions options) =>
        BlobService(options).GetBlobContainerClient(ContainerName);

    /// <summary>True for what both clients can read.</summary>
    public static bool IsConnection(string text)
    {
        try
        {
            _ = (new TableServiceClient(text), new BlobServiceClient(text));
            return true;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    // Storage is busy or moves a partition now and then, and says so at once: the next try mostly does it. One that does not answer is
    // asked three times; what AzureAccount asks for has an end of its own before.
    private static T Set<T>(T client, AzureStorageOptions options)
        where T : ClientOptions
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 2;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        client.Retry.NetworkTimeout = options.Timeout / 2;
        client.Diagnostics.IsTelemetryEnabled = false;
        return client;
    }
}
