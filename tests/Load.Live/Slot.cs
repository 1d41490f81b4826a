using System.Collections.Concurrent;
using System.Diagnostics;

namespace Interviewing.Load.Live;

/// <summary>One interview after another, and when each answer of the running one was acknowledged.</summary>
internal sealed class Slot
{
    private readonly ConcurrentDictionary<(string Id, long Sequence), long> _acknowledged = new();

    /// <summary>The interview that runs.</summary>
    public string Id { get; private set; } = "";

    /// <summary>How many answers it has had.</summary>
    public int Answers { get; set; }

    public List<Client> Clients { get; } = [];

    public void Begin(string id)
    {
        _acknowledged.Clear();
        (Id, Answers) = (id, 0);
    }

    public void Acknowledged(string id, long sequence) => _acknowledged[(id, sequence)] = Stopwatch.GetTimestamp();

    /// <summary>
    /// From the acknowledgement of an answer to now. An event that comes before it came in no time; null for an event that is
    /// no answer's, or whose acknowledgement never shows.
    /// </summary>
    public async Task<TimeSpan?> SinceAcknowledgedAsync(string id, long sequence, long arrived)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (_acknowledged.TryGetValue((id, sequence), out var at))
                return arrived > at ? Stopwatch.GetElapsedTime(at, arrived) : TimeSpan.Zero;
            if (id != Id)
                return null;
            await Task.Delay(5);
        }

        return null;
    }
}
