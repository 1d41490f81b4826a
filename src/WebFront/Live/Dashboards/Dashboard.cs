using Interviewing.Directory;

namespace Interviewing.WebFront.Live.Dashboards;

/// <summary>
/// One client's view of the list. A client that reads slowly gets fewer changes, each the newest of its interview: what
/// waits is kept by interview, not by change.
/// </summary>
internal sealed class Dashboard(DirectoryRelay relay, DirectoryQuery wanted, Outbox outbox) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ListChange> _waiting = [];
    private bool _isHeld = true;
    private bool _isSending;
    private bool _hasEnded;

    /// <summary>What it shows.</summary>
    public DirectoryQuery Wanted => wanted;

    /// <summary>Takes a change, if it is of what is shown.</summary>
    public void Offer(ListChange change)
    {
        if (!Shows(change))
            return;
        lock (_lock)
        {
            if (_waiting.GetValueOrDefault(change.SessionId)?.Row?.LastSequence > change.Row?.LastSequence)
                return;
            _waiting[change.SessionId] = change;
            SendIfIdle();
        }
    }

    /// <summary>Begins: first the list, then what changes in it.</summary>
    /// <returns>How many interviews are on the list.</returns>
    public Task<int> BeginAsync() => relay.AddAsync(this);

    /// <summary>Begins to send: the list as it was read, but for what has changed since.</summary>
    public void Begin(IEnumerable<ListChange> list)
    {
        lock (_lock)
        {
            foreach (var change in list)
                _waiting.TryAdd(change.SessionId, change);
            _isHeld = false;
            SendIfIdle();
        }
    }

    /// <summary>Sends no more.</summary>
    public void Dispose()
    {
        lock (_lock)
            _hasEnded = true;
        relay.Remove(this);
    }

    private bool Shows(ListChange change) => change.Tenant == wanted.Tenant
        && (change.Row is not { } row
        || ((wanted.CandidateId is null || wanted.CandidateId == row.CandidateId)
            && (wanted.RoomName is null || wanted.RoomName == row.RoomName)));

    private void SendIfIdle()
    {
        if (_isHeld || _isSending || _waiting.Count == 0)
            return;
        _isSending = true;
        _ = SendAsync();
    }

    private async Task SendAsync()
    {
        while (true)
        {
            ListChange[] now;
            lock (_lock)
            {
                if (_hasEnded || _waiting.Count == 0)
                {
                    _isSending = false;
                    return;
                }

                now = [.. _waiting.Values];
                _waiting.Clear();
            }

            foreach (var change in now)
                await outbox.AddAsync(change.Event);
        }
    }
}
