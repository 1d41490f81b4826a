using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// Journals as append blobs: a line for each entry, with its number, from 0, a space and its JSON. What is new is appended in one
/// block, all of it or nothing, and only where the blob ends that the writer knows. A blob takes 50,000 blocks, which no interview
/// comes near to.
/// </summary>
internal static class JournalBlobs
{
    /// <summary>Adds the stored entries to a journal, in order, and says how far it goes.</summary>
    /// <exception cref="InvalidDataException">An entry cannot be read, or is missing.</exception>
    public static async Task<JournalETag> ReadAsync(
        AppendBlobClient blob, string name, GrainId grain, IJournal journal, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(blob, cancellationToken);
        var type = json.GetTypeInfo(journal.EntryType);
        var entries = 0;
        foreach (var line in Lines(bytes))
        {
            if (!Utf8Parser.TryParse(bytes.Span[line], out int number, out var digits) || number != entries)
                throw Damaged(null);
            try
            {
                journal.Add(JsonSerializer.Deserialize(bytes.Span[line][(digits + 1)..], type) ?? throw Damaged(null));
            }
            catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentOutOfRangeException)
            {
                throw Damaged(e);
            }

            entries++;
        }

        return new(entries, bytes.Length);

        InvalidDataException Damaged(Exception? reason) => Journals.Damaged(grain.ToString(), name, entries, reason);
    }

    /// <summary>Appends the entries that are behind the known ones; null where the blob does not end there.</summary>
    public static async Task<JournalETag?> AppendAsync(
        AppendBlobClient blob, JournalETag known, IJournal journal, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        var block = Block(journal, known.Entries, json);
        try
        {
            if (known.Position == 0) await MakeAsync(blob, cancellationToken);
            using var content = new MemoryStream(block, writable: false);
            await blob.AppendBlockAsync(
                content,
                new AppendBlobAppendBlockOptions { Conditions = new() { IfAppendPositionEqual = known.Position } },
                cancellationToken);
        }
        catch (RequestFailedException refusal) when (AzureFaults.IsConflict(refusal))
        {
            // Or it is this very block, whose first answer was lost.
            var there = await BytesAsync(blob, cancellationToken);
            if (there.Length != known.Position + block.Length || !there.Span[(int)known.Position..].SequenceEqual(block)) return null;
        }

        return new(journal.Count, known.Position + block.Length);
    }

    /// <summary>
    /// Deletes a journal, whatever is in it or only as it is known; false where it is another. That it is gone already is as good.
    /// </summary>
    public static async Task<bool> EraseAsync(AppendBlobClient blob, JournalETag? known, CancellationToken cancellationToken)
    {
        if (known is not { } journal) return await Blobs.EraseAsync(blob, null, cancellationToken);
        return await Blobs.FindAsync(blob, cancellationToken) is not { } there
            || (there.ContentLength == journal.Position && await Blobs.EraseAsync(blob, there.ETag, cancellationToken));
    }

    /// <summary>How far a journal goes that somebody else has changed.</summary>
    public static async Task<JournalETag> FindAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        var bytes = await BytesAsync(blob, cancellationToken);
        return new(Lines(bytes).Count(), bytes.Length);
    }

    // A process that ended behind this leaves an empty blob, which is an empty journal.
    private static async Task MakeAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.CreateAsync(new() { Conditions = new() { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException refusal) when (refusal.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The append finds out whether it is still empty.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        var found = await Blobs.ReadAsync(blob, cancellationToken);
        return found is null ? default : found.Content.ToMemory();
    }

    private static byte[] Block(IJournal journal, int first, JsonSerializerOptions json)
    {
        var type = json.GetTypeInfo(journal.EntryType);
        var lines = new ArrayBufferWriter<byte>(512);
        Span<byte> number = stackalloc byte[10];
        using var writer = new Utf8JsonWriter(lines);
        for (var i = first; i < journal.Count; i++)
        {
            Utf8Formatter.TryFormat(i, number, out var digits);
            lines.Write(number[..digits]);
            lines.Write(" "u8);
            JsonSerializer.Serialize(writer, journal[i], type);
            writer.Flush();
            writer.Reset();
            lines.Write("\n"u8);
        }

        return lines.WrittenSpan.ToArray();
    }

    private static IEnumerable<Range> Lines(ReadOnlyMemory<byte> bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.Span[start..].IndexOf((byte)'\n');
            var end = length < 0 ? bytes.Length : start + length;
            yield return start..end;
            start = end + 1;
        }
    }
}
