using System.Collections.Concurrent;
using Interviewing.Interviews;
using Interviewing.Tenants;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Live;

/// <summary>
/// Brings the events of interviews to the clients of this process: one feed for each interview that a client watches,
/// made for the first one and closed after the last.
/// </summary>
internal sealed class InterviewRelay(
    IGrainFactory grains, LiveFailures failures, WebSettings settings, TimeProvider time, ILogger<InterviewFeed> logger)
{
    private readonly ConcurrentDictionary<TenantKey, InterviewFeed> _feeds = new();

    /// <summary>How many interviews are watched.</summary>
    public int Count => _feeds.Count;

    /// <summary>Brings every event that is wanted, once, in order, as soon as <see cref="Subscription.CatchUpAsync"/> is called.</summary>
    /// <param name="key">The interview.</param>
    /// <param name="status">How the interview stands.</param>
    /// <param name="outbox">Where the events go.</param>
    /// <param name="wish">What is wanted.</param>
    public async Task<Subscription> SubscribeAsync(TenantKey key, InterviewStatus status, Outbox outbox, Wish wish)
    {
        while (true)
        {
            var feed = _feeds.GetOrAdd(key, static (key, me) => me.NewFeed(key), this);
            try
            {
                await feed.StartAsync(status, wish.Deltas);
            }
            catch
            {
                if (Forget(feed))
                    await feed.CloseAsync();
                throw;
            }

            Subscription subscription = new(feed, outbox, wish);
            if (feed.TryAdd(subscription))
                return subscription;
        }
    }

    /// <summary>Brings no more.</summary>
    public void Unsubscribe(Subscription subscription)
    {
        if (!subscription.Feed.Remove(subscription))
            return;
        Forget(subscription.Feed);
        _ = subscription.Feed.CloseAsync();
    }

    /// <summary>Looks after the feeds; called every second or so.</summary>
    public void Tick()
    {
        foreach (var (_, feed) in _feeds)
            feed.RenewIfSilent();
    }

    private InterviewFeed NewFeed(TenantKey key) => new(key, grains, failures, settings.Live, time, logger);

    private bool Forget(InterviewFeed feed) => _feeds.TryRemove(new(feed.Key, feed));
}
