using Interviewing.Interviews;

namespace Interviewing.WebFront.Live;

/// <summary>The watching of the grain: begun, renewed, made anew when an activation is lost, ended.</summary>
internal sealed partial class InterviewFeed
{
    private IInterviewObserver? _reference;
    private long _heardAt;
    private bool _isRenewing;
    private bool _mustRenew;

    /// <inheritdoc/>
    public Task OnUnwatched()
    {
        Renew(evenIfHeard: true);
        return Task.CompletedTask;
    }

    /// <summary>Asks the grain whether it still knows this observer, if nothing was heard of it for a while.</summary>
    public void RenewIfSilent() => Renew(evenIfHeard: false);

    /// <summary>Ends the watching.</summary>
    public async Task CloseAsync()
    {
        if (_reference is null)
            return;
        try
        {
            if (!_isOver)
                await _grain.Unwatch(_reference);
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            // The grain drops it when it is not renewed.
            LogNotUnwatched(failure, key.Id);
        }
        finally
        {
            grains.DeleteObjectReference<IInterviewObserver>(_reference);
        }
    }

    private async Task BeginAsync(InterviewStatus status)
    {
        if (status.State.IsOver())
        {
            _isOver = true;
            _last = status.LastSequence;
            return;
        }

        _reference = grains.CreateObjectReference<IInterviewObserver>(this);
        await WatchAsync(_reference);
    }

    private async Task WatchAsync(IInterviewObserver reference)
    {
        bool closely;
        lock (_lock)
            closely = _watchesClosely = _wantsDeltas;
        var last = await (closely ? _grain.WatchClosely(reference) : _grain.Watch(reference));
        lock (_lock)
        {
            _heardAt = time.GetTimestamp();
            if (_last < 0)
                _last = last;
            _announced = Math.Max(_announced, last);
            FillIfBehind();
        }
    }

    private void Renew(bool evenIfHeard)
    {
        lock (_lock)
        {
            if (_isClosed || _isOver || _reference is null || _last < 0)
                return;
            if (_isRenewing)
            {
                // What is under way may have reached the activation that is going.
                _mustRenew |= evenIfHeard;
                return;
            }

            if (!evenIfHeard && time.GetElapsedTime(_heardAt) < options.Renewal)
                return;
            _isRenewing = true;
        }

        _ = RenewAsync(_reference);
    }

    private async Task RenewAsync(IInterviewObserver reference)
    {
        try
        {
            await WatchAsync(reference);
        }
        catch (InterviewNotFoundException erased)
        {
            Drop(erased);
        }
        catch (Exception failure) when (failure is InterviewingException or TimeoutException or OrleansException)
        {
            // Asked again at the next tick: nothing was heard meanwhile.
            LogNotRenewed(failure, key.Id);
            lock (_lock)
                _heardAt = 0;
        }
        finally
        {
            bool again;
            lock (_lock)
            {
                _isRenewing = false;
                (again, _mustRenew) = (_mustRenew, false);
            }

            if (again)
                Renew(evenIfHeard: true);
        }
    }

    [LoggerMessage(6102, LogLevel.Warning, "Interview {SessionId}: the watch could not be renewed; tried again.")]
    private partial void LogNotRenewed(Exception failure, string sessionId);

    [LoggerMessage(6103, LogLevel.Debug, "Interview {SessionId}: the watch could not be ended; it ends by itself.")]
    private partial void LogNotUnwatched(Exception failure, string sessionId);
}
