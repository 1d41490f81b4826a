using System.Collections.Immutable;
using Interviewing.Interviews;
using Interviewing.Tenants;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live;

/// <summary>
/// The events of one interview as they come to this process: one observer at the interview's grain, whoever many clients
/// there are. It passes every event on once, in order; what does not come by itself it reads.
/// </summary>
internal sealed partial class InterviewFeed(
    TenantKey key,
    IGrainFactory grains,
    LiveFailures failures,
    LiveOptions options,
    TimeProvider time,
    ILogger<InterviewFeed> logger)
    : IInterviewObserver
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly IInterviewGrain _grain = grains.GetGrain<IInterviewGrain>(key.ToString());
    private readonly HashSet<Subscription> _subscriptions = [];
    private readonly ILogger<InterviewFeed> _logger = logger;
    private Task? _started;
    private long _last = -1;
    private long _announced;
    private long _spoken;
    private bool _wantsDeltas;
    private bool _watchesClosely;
    private bool _isFilling;
    private bool _isOver;
    private bool _isClosed;

    /// <summary>The interview.</summary>
    public TenantKey Key => key;

    /// <summary>Begins to watch; the same for all who ask. A failure is theirs, and this feed is of no use then.</summary>
    /// <param name="status">How the interview stands: nothing comes any more from one that is over.</param>
    /// <param name="closely">Whether deltas are wanted by somebody.</param>
    public Task StartAsync(InterviewStatus status, bool closely)
    {
        lock (_lock)
        {
            _wantsDeltas |= closely;
            return _started ??= BeginAsync(status);
        }
    }

    /// <summary>Adds a client; false for a feed that is closed.</summary>
    public bool TryAdd(Subscription subscription)
    {
        lock (_lock)
        {
            if (_isClosed)
                return false;
            _subscriptions.Add(subscription);
            _wantsDeltas |= subscription.WantsDeltas;
            if (!_wantsDeltas || _watchesClosely)
                return true;
        }

        // The first one that wants deltas where the others do not.
        Renew(evenIfHeard: true);
        return true;
    }

    /// <summary>Takes a client out; true if it was the last one, and the feed is closed now.</summary>
    public bool Remove(Subscription subscription)
    {
        subscription.End();
        lock (_lock)
        {
            if (!_subscriptions.Remove(subscription))
                return false;
            _wantsDeltas = _subscriptions.Any(one => one.WantsDeltas);
            if (_subscriptions.Count > 0)
                return false;
            return _isClosed = true;
        }
    }

    /// <summary>Lets a client that has caught up have what comes.</summary>
    public bool TryGoLive(Subscription subscription)
    {
        lock (_lock)
            return subscription.TryGoLive(_last);
    }

    /// <summary>The events after a number, from the interview itself; tried until it answers.</summary>
    /// <exception cref="InterviewNotFoundException">It was erased.</exception>
    public async Task<ImmutableArray<InterviewEvent>> ReadAsync(long after, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await _grain.GetEvents(after);
            }
            catch (Exception failure) when (failure is StorageUnavailableException or TimeoutException or OrleansException)
            {
                LogNotRead(failure, key.Id);
            }

            if (Volatile.Read(ref _isClosed))
                throw new OperationCanceledException();
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task OnEvents(ImmutableArray<InterviewEvent> events)
    {
        lock (_lock)
        {
            _heardAt = time.GetTimestamp();
            foreach (var happened in events)
                Take(happened);
            FillIfBehind();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task OnDelta(InterviewerDelta delta)
    {
        lock (_lock)
        {
            // It may have been overtaken by the message that it is a piece of.
            if (delta.AnswerSequence < _spoken || !_wantsDeltas)
                return Task.CompletedTask;
            var piece = LiveEvent.Of(
                InterviewerDeltaData.Name,
                InterviewerDeltaData.Of(delta, time.GetUtcNow()),
                WebJson.Shapes.InterviewerDeltaData);
            foreach (var subscription in _subscriptions)
                subscription.OfferDelta(piece);
        }

        return Task.CompletedTask;
    }

    private void Take(InterviewEvent happened)
    {
        if (happened.Sequence <= _last)
            return;
        _announced = Math.Max(_announced, happened.Sequence);
        if (_last < 0 || happened.Sequence > _last + 1)
            return;
        _last = happened.Sequence;
        _isOver |= happened is InterviewEnded;
        if (happened is AiInterviewerMessage)
            _spoken = happened.Sequence;
        var shared = LiveEvent.Of(happened);
        foreach (var subscription in _subscriptions)
            subscription.Offer(shared);
    }

    private void FillIfBehind()
    {
        if (_isFilling || _last < 0 || _announced <= _last)
            return;
        _isFilling = true;
        _ = FillAsync();
    }

    private async Task FillAsync()
    {
        // Whoever begins it holds the lock, and a grain is not called under it.
        await Task.Yield();
        try
        {
            while (true)
            {
                long after;
                lock (_lock)
                {
                    after = _last;
                    if (_isClosed || _announced <= after)
                    {
                        _isFilling = false;
                        return;
                    }
                }

                var events = await ReadAsync(after, CancellationToken.None);
                // Announced, and not there to be read: whoever announced it will have it in a moment.
                if (events.IsEmpty)
                    await Task.Delay(FirstPause, time);
                lock (_lock)
                {
                    foreach (var happened in events)
                        Take(happened);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody watches any more.
        }
        catch (InterviewNotFoundException erased)
        {
            Drop(erased);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The next event, or the next renewal, finds the gap again.
            LogNotRead(failure, key.Id);
            lock (_lock)
                _isFilling = false;
        }
    }

    // Erased: there is nothing to come, and whoever watches is told so.
    private void Drop(InterviewNotFoundException erased)
    {
        var error = failures.Make(LiveCodes.NotFound, erased.Message) with { SessionId = key.Id };
        lock (_lock)
        {
            _isOver = true;
            foreach (var subscription in _subscriptions)
                subscription.Drop(error);
        }
    }

    [LoggerMessage(6101, LogLevel.Warning, "Interview {SessionId}: its events could not be read; tried again.")]
    private partial void LogNotRead(Exception failure, string sessionId);
}
