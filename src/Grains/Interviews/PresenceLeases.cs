namespace Interviewing.Interviews;

/// <summary>
/// By which ways each participant is there, and until when that holds without news. Pure: told the time, knows no clock.
/// </summary>
internal sealed class PresenceLeases
{
    // A way that was left is not forgotten at once: it holds for the grace in which the participant may come back.
    private readonly Dictionary<string, Dictionary<string, DateTimeOffset>> _until = [];

    /// <summary>When the next participant's time is up, if nothing is heard; null when nobody is there.</summary>
    public DateTimeOffset? NextDue => _until.Count == 0 ? null : _until.Values.Min(ways => ways.Values.Max());

    /// <summary>A participant is there by a way, and that holds until then.</summary>
    public void Hold(string participantId, string way, DateTimeOffset until)
    {
        if (!_until.TryGetValue(participantId, out var ways))
            _until[participantId] = ways = [];
        ways[way] = until;
    }

    /// <summary>A way is left, and holds only until then; what was not held stays so.</summary>
    public void Shorten(string participantId, string way, DateTimeOffset until)
    {
        if (_until.TryGetValue(participantId, out var ways) && ways.TryGetValue(way, out var held) && held > until)
            ways[way] = until;
    }

    /// <summary>Takes out those whose every way is over, and names them.</summary>
    public IReadOnlyList<string> TakeGone(DateTimeOffset now)
    {
        List<string> gone = [];
        foreach (var (participantId, ways) in _until)
        {
            foreach (var (way, until) in ways)
            {
                if (until <= now)
                    ways.Remove(way);
            }

            if (ways.Count == 0)
                gone.Add(participantId);
        }

        foreach (var participantId in gone)
            _until.Remove(participantId);
        return gone;
    }
}
