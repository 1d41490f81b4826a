namespace Interviewing.Storage;

/// <summary>A grain state that is the list of what happened, in order.</summary>
/// <typeparam name="TEntry">The base type of the entries.</typeparam>
[GenerateSerializer, Alias("interviewing.journal`1")]
public sealed class Journal<TEntry> : IJournal
    where TEntry : class
{
    [Id(0)]
    private readonly List<TEntry> _entries = [];

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<TEntry> Entries => _entries;

    /// <inheritdoc/>
    public int Count => _entries.Count;

    Type IJournal.EntryType => typeof(TEntry);

    object IJournal.this[int index] => _entries[index];

    /// <summary>Puts an entry at the end.</summary>
    public void Add(TEntry entry) => _entries.Add(entry);

    void IJournal.Add(object entry) => Add((TEntry)entry);
}
