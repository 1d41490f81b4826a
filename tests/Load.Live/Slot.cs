using System.Collections.Concurrent;
using System.Diagnostics;

namespace Interviewing.Load.Live;

/// <summary>One interview after another, and when each answer of the running one was acknowledged.</summary>
internal sealed class Slot
{
    private readonly ConcurrentDictionary<(string Id, long Sequence), (long Sent, long Acknowledged)> _answers = new();

    /// <summary>The interview that runs.</summary>
    public string Id { get; private set; } = "";

    public List<Client> Clients { get; } = [];

    public void Begin(string id)
    {
        _answers.Clear();
        Id = id;
    }

    public void Acknowledged(string id, long sequence, long sent) =>
        _answers[(id, sequence)] = (sent, Stopwatch.GetTimestamp());

    /// <summary>
    /// How long ago an answer was sent and acknowledged when its event arrived; an event that comes before the acknowledgement
    /// comes in no time after it. Null for an answer whose acknowledgement never shows.
    /// </summary>
    public async Task<(TimeSpan Sent, TimeSpan Acknowledged)?> SinceAsync(string id, long sequence, long arrived)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (_answers.TryGetValue((id, sequence), out var answer))
            {
                return (
                    Stopwatch.GetElapsedTime(answer.Sent, arrived),
                    arrived > answer.Acknowledged ? Stopwatch.GetElapsedTime(answer.Acknowledged, arrived) : TimeSpan.Zero);
            }

            if (id != Id)
                return null;
            await Task.Delay(5);
        }

        return null;
    }
}
