using System.Globalization;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// How much of a journal a grain knows of: how many entries, and where the blob ends behind them, which is what an append is made to
/// depend on.
/// </summary>
internal readonly record struct JournalETag(int Entries, long Position)
{
    /// <summary>Reads one; null for a journal that is empty.</summary>
    /// <exception cref="InvalidOperationException">It is not of this storage.</exception>
    public static JournalETag Parse(string? text)
    {
        if (text is null) return default;
        var parts = text.Split('@');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new(entries, position)
            : throw new InvalidOperationException($"The ETag {text} is none of a journal in Azure Storage.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entries}@{Position}");
}
