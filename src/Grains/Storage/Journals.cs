namespace Interviewing.Storage;

/// <summary>What every storage of journals has to look at.</summary>
internal static class Journals
{
    /// <summary>How many entries are on disk, as the ETag says.</summary>
    /// <exception cref="InvalidOperationException">The journal has become shorter, or the ETag is not of such a storage.</exception>
    public static int CountStored(IJournal journal, string? etag, string name, GrainId grain)
    {
        var stored = etag is null ? 0 : (int)Conflicts.Number(etag);
        if (stored < 0 || journal.Count < stored)
        {
            throw new InvalidOperationException(
                $"The journal {name} of {grain} has {journal.Count} entries, and {etag} of them are stored: "
                + "entries are only ever added.");
        }

        return stored;
    }
}
