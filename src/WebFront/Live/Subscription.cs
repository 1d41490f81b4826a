using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live;

/// <summary>
/// One client's place in the events of one interview. It is live, and gets each event as it comes, or it is behind, and
/// reads what it lacks from the interview itself: at its beginning, and when its client reads so slowly that the queue
/// is full. Either way the place only ever moves on by one.
/// </summary>
internal sealed class Subscription(InterviewFeed feed, Outbox outbox, Wish wish)
{
    // Owned by the catching up while behind, by the feed's lock while live.
    private long _position = wish.After;
    private bool _isLive;
    private volatile bool _hasEnded;

    /// <summary>The feed.</summary>
    public InterviewFeed Feed => feed;

    /// <summary>Takes what happened, if it is live. Only under the feed's lock.</summary>
    public void Offer(LiveEvent happened)
    {
        if (!_isLive || _hasEnded || happened.Sequence <= _position)
            return;
        if (outbox.TryAdd(happened))
        {
            _position = happened.Sequence;
            return;
        }

        _isLive = false;
        _ = CatchUpAsync(fromFull: true);
    }

    /// <summary>Whether its client wants deltas.</summary>
    public bool WantsDeltas => wish.Deltas;

    /// <summary>
    /// Takes a piece of the interviewer's words, if its client wants that, has all before it, and keeps up. Only under the
    /// feed's lock.
    /// </summary>
    public void OfferDelta(LiveEvent piece)
    {
        if (wish.Deltas && _isLive && !_hasEnded)
            outbox.TryAdd(piece);
    }

    /// <summary>Is live from now on, if it has all that the feed has. Only under the feed's lock.</summary>
    public bool TryGoLive(long last) => _isLive = _position >= last;

    /// <summary>Brings what is lacking, then goes live.</summary>
    public async Task CatchUpAsync(bool fromFull = false)
    {
        try
        {
            if (fromFull)
            {
                // It begins under the feed's lock, and a grain is not called under that.
                await Task.Yield();
                await outbox.WhenEmptyAsync();
            }

            while (!_hasEnded && !feed.TryGoLive(this))
            {
                foreach (var happened in await feed.ReadAsync(_position, outbox.Closed))
                {
                    if (_hasEnded)
                        return;
                    await outbox.AddAsync(LiveEvent.Of(happened));
                    _position = happened.Sequence;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is gone.
        }
        catch (InterviewNotFoundException)
        {
            // Erased: the feed finds out by itself, and tells all its clients.
        }
    }

    /// <summary>No more events.</summary>
    public void End() => _hasEnded = true;

    /// <summary>No more events, and the client is told why.</summary>
    public void Drop(LiveErrorData why)
    {
        End();
        _ = outbox.AddAsync(LiveEvent.Of(LiveNames.Error, why, WebJson.Shapes.LiveErrorData)).AsTask();
    }
}
