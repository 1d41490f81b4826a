using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Interviewing.Storage.AzureStorage;

/// <summary>Whole states as block blobs of JSON. The ETag is Azure's: none comes again.</summary>
internal static class StateBlobs
{
    // In ticks, UTC.
    private const string ExpiryMetadata = "expires";

    /// <summary>When the state of a blob with these metadata expires; null for never.</summary>
    public static DateTimeOffset? ExpiryOf(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(ExpiryMetadata, out var ticks)
            ? new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero)
            : null;

    /// <summary>Reads a state into what Orleans holds of it; false if there is none.</summary>
    /// <exception cref="InvalidDataException">The blob cannot be read as the type.</exception>
    public static async Task<bool> ReadAsync<T>(
        BlobClient blob, string name, GrainId grain, IGrainState<T> state, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        if (await Blobs.ReadAsync(blob, cancellationToken) is not { } found) return false;
        try
        {
            state.State = JsonSerializer.Deserialize(found.Content.ToMemory().Span, (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T)))
                ?? Activator.CreateInstance<T>();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw GrainStates.Damaged<T>(grain.ToString(), name, e);
        }

        state.ETag = found.Details.ETag.ToString();
        state.RecordExists = true;
        return true;
    }

    /// <summary>Puts a state in the place of the one with an ETag, or where there is none; its new ETag, or null for a conflict.</summary>
    public static async Task<string?> ReplaceAsync(
        BlobClient blob, string? etag, byte[] payload, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var conditions = etag is null
            ? new BlobRequestConditions { IfNoneMatch = ETag.All }
            : new BlobRequestConditions { IfMatch = new ETag(etag) };
        try
        {
            var options = new BlobUploadOptions { Conditions = conditions };
            if (expiresAt is { } expires)
            {
                options.Metadata = new Dictionary<string, string>
                {
                    [ExpiryMetadata] = expires.UtcTicks.ToString(CultureInfo.InvariantCulture),
                };
            }

            var made = await blob.UploadAsync(BinaryData.FromBytes(payload), options, cancellationToken);
            return made.Value.ETag.ToString();
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsConflict(refusal))
        {
            // Or it is this very state, whose first answer was lost.
            return await Blobs.ReadAsync(blob, cancellationToken) is { } there && there.Content.ToMemory().Span.SequenceEqual(payload)
                ? there.Details.ETag.ToString()
                : null;
        }
    }

    /// <summary>The ETag of what is there; null where there is nothing.</summary>
    public static async Task<string?> ETagAsync(BlobClient blob, CancellationToken cancellationToken) =>
        (await Blobs.FindAsync(blob, cancellationToken))?.ETag.ToString();
}
