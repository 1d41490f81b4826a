using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Interviewing.Storage;

namespace Interviewing.Audit;

/// <summary>The chain of hashes of an audit log: how a row is made, and how a log is verified.</summary>
public static class AuditChain
{
    private const int PageSize = 1000;
    private const int StackBytes = 1024;

    /// <summary>The row that follows another.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="last">The newest row; null for the first.</param>
    /// <param name="entry">What it says.</param>
    public static AuditRow Next(string tenant, AuditRow? last, AuditEntry entry)
    {
        var sequence = (last?.Sequence ?? 0) + 1;
        var line = AuditLine.Write(sequence, tenant, entry);
        var previous = last?.Hash ?? AuditRow.NoHash;
        return new() { Sequence = sequence, Entry = line, PreviousHash = previous, Hash = HashOf(previous, line) };
    }

    /// <summary>The hash of an entry: see <see cref="AuditRow"/>.</summary>
    public static string HashOf(string previousHash, string entry)
    {
        var length = SHA256.HashSizeInBytes + Encoding.UTF8.GetByteCount(entry);
        var bytes = length <= StackBytes ? stackalloc byte[length] : new byte[length];
        Convert.FromHexString(previousHash, bytes, out _, out _);
        Encoding.UTF8.GetBytes(entry, bytes[SHA256.HashSizeInBytes..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>
    /// Verifies a whole log, page by page. That the newest entries were cut off does not show in what is left: for that,
    /// compare the last hash with one that was noted elsewhere.
    /// </summary>
    public static async Task<AuditVerdict> VerifyAsync(IAuditReader log, string tenant)
    {
        AuditRow? last = null;
        while (true)
        {
            var page = await log.ReadAsync(tenant, last?.Sequence ?? 0, PageSize, null);
            foreach (var row in page)
            {
                if (Flaw(tenant, last, row) is { } flaw)
                    return new(tenant, last?.Sequence ?? 0, last?.Hash ?? AuditRow.NoHash, (last?.Sequence ?? 0) + 1, flaw);
                last = row;
            }

            if (page.Length < PageSize)
                return new(tenant, last?.Sequence ?? 0, last?.Hash ?? AuditRow.NoHash, null, null);
        }
    }

    private static string? Flaw(string tenant, AuditRow? last, AuditRow row)
    {
        var expected = (last?.Sequence ?? 0) + 1;
        if (row.Sequence != expected)
            return "it is missing";
        if (row.PreviousHash != (last?.Hash ?? AuditRow.NoHash))
            return "it does not name the hash of the entry before";
        if (row.Hash != HashOf(row.PreviousHash, row.Entry))
            return "its hash is not that of what it says";
        return Says(row, tenant) ? null : "what it says is of another place in a log";
    }

    private static bool Says(AuditRow row, string tenant)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Entry, AuditJsonContext.Default.AuditLine) is { } line
                && line.Sequence == row.Sequence && line.Tenant == tenant;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
