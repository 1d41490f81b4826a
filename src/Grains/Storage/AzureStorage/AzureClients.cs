using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Makes the clients of an account's services.</summary>
internal static class AzureClients
{
    /// <summary>Where grain states lie.</summary>
    private const string ContainerName = "interviews";

    /// <summary>The tables: Orleans' own and ours.</summary>
    public static TableServiceClient Tables(AzureStorageOptions options)
    {
        var client = Set(new TableClientOptions(), options);
        return options.ConnectionString is { } connection
            ? new(connection, client)
            : new(options.TableService, new DefaultAzureCredential(), client);
    }

    /// <summary>The container of the blobs.</summary>
    public static BlobContainerClient Blobs(AzureStorageOptions options)
    {
        var client = Set(new BlobClientOptions(), options);
        var service = options.ConnectionString is { } connection
            ? new BlobServiceClient(connection, client)
            : new BlobServiceClient(options.BlobService, new DefaultAzureCredential(), client);
        return service.GetBlobContainerClient(ContainerName);
    }

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

    // Storage is busy or moves a partition now and then, and says so at once: the next try mostly does it. What takes longer than
    // the options' time is given up by AzureAccount.
    private static T Set<T>(T client, AzureStorageOptions options)
        where T : ClientOptions
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 4;
        client.Retry.Delay = TimeSpan.FromMilliseconds(100);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        client.Retry.NetworkTimeout = options.Timeout;
        client.Diagnostics.IsTelemetryEnabled = false;
        return client;
    }
}
