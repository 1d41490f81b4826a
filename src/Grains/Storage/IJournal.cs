namespace Interviewing.Storage;

/// <summary>
/// A grain state that only grows at its end. A storage provider that can append writes what is new and leaves the rest
/// as it is; any other provider writes the whole, as it does every state.
/// </summary>
public interface IJournal
{
    /// <summary>The (base) type of the entries, for the serialiser.</summary>
    Type EntryType { get; }

    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>The entry at an index.</summary>
    object this[int index] { get; }

    /// <summary>Puts an entry at the end.</summary>
    void Add(object entry);
}
