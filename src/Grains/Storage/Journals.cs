namespace Interviewing.Storage;

/// <summary>What every storage of journals has to look at.</summary>
internal static class Journals
{
    /// <summary>True for a type of state that only grows at its end.</summary>
    public static bool IsOne<T>() => Kind<T>.IsJournal;

    /// <summary>How many entries are on disk, as the ETag says.</summary>
    /// <exception cref="InvalidOperationException">The journal has become shorter, or the ETag is not of such a storage.</exception>
    public static int CountStored(IJournal journal, string? etag, string name, GrainId grain)
    {
        var stored = etag is null ? 0 : (int)Conflicts.Number(etag);
        RequireGrown(journal, stored, name, grain);
        return stored;
    }

    /// <summary>Looks whether a journal still has what is on disk.</summary>
    /// <exception cref="InvalidOperationException">It has become shorter.</exception>
    public static void RequireGrown(IJournal journal, int stored, string name, GrainId grain)
    {
        if (stored < 0 || journal.Count < stored)
        {
            throw new InvalidOperationException(
                $"The journal {name} of {grain} has {journal.Count} entries, and {stored} of them are stored: "
                + "entries are only ever added.");
        }
    }

    /// <summary>An entry is not as it must be: says which, and nothing of what it says.</summary>
    public static InvalidDataException Damaged(string grain, string name, int seq, Exception? reason) =>
        new($"Entry {seq} of the journal {name} of {grain} is missing or cannot be read as the type that it should have.", reason);

    private static class Kind<T>
    {
        public static readonly bool IsJournal = typeof(T).IsAssignableTo(typeof(IJournal));
    }
}
