using System.Collections.Concurrent;

namespace Interviewing.History;

/// <summary>What all clients of a run have seen, each in its own order.</summary>
public sealed class Log
{
    private readonly ConcurrentQueue<HistoryEntry> _entries = new();

    /// <summary>All of it.</summary>
    public IReadOnlyCollection<HistoryEntry> Entries => _entries;

    /// <summary>Adds what came of a request.</summary>
    public void Add(HistoryEntry entry) => _entries.Enqueue(entry);

    /// <summary>What was not done the first time it was asked for.</summary>
    public IEnumerable<HistoryEntry> Failures => _entries.Where(entry => entry.IsFailure);

    /// <summary>How many answers were acknowledged.</summary>
    public int Acknowledged => _entries.Count(entry => entry is { IsAcknowledged: true, ResponseId: not null });
}
