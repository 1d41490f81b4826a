using System.Collections;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>A grain's subscribers, each kept under its own reference.</summary>
/// <typeparam name="TObserver">The observer interface.</typeparam>
public class ObserverManager<TObserver> : ObserverManager<IAddressable, TObserver>
{
    /// <summary>Begins without subscribers.</summary>
    /// <param name="expiration">How long a subscription lasts unless it is renewed.</param>
    /// <param name="log">Where it is said who comes and goes.</param>
    public ObserverManager(TimeSpan expiration, ILogger log)
        : base(expiration, log)
    {
    }
}

/// <summary>
/// A grain's subscribers. They expire unless they subscribe again, and one that throws is dropped. Not
/// thread-safe against itself, except that subscribers may change while a notification is under way.
/// </summary>
/// <typeparam name="TIdentity">What tells subscribers apart.</typeparam>
/// <typeparam name="TObserver">The observer interface.</typeparam>
#pragma warning disable CA1710 // The published name.
public partial class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly ILogger _log;
    private Dictionary<TIdentity, Subscription> _subscriptions = [];

    /// <summary>Begins without subscribers.</summary>
    /// <param name="expiration">How long a subscription lasts unless it is renewed.</param>
    /// <param name="log">Where it is said who comes and goes.</param>
    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
        _log = log;
        GetDateTime = static () => TimeProvider.System.GetUtcNow().UtcDateTime;
    }

    /// <summary>The clock, in UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; }

    /// <summary>How long a subscription lasts unless it is renewed.</summary>
    public TimeSpan ExpirationDuration { get; set; }

    /// <summary>How many subscribers there are, the expired that are not yet removed included.</summary>
    public int Count => _subscriptions.Count;

    /// <summary>The subscribers by what tells them apart.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers =>
        _subscriptions.ToDictionary(one => one.Key, one => one.Value.Observer);

    /// <summary>Drops all.</summary>
    public void Clear() => _subscriptions = [];

    /// <summary>Adds a subscriber, or renews its subscription.</summary>
    /// <param name="id">What tells it apart.</param>
    /// <param name="observer">The subscriber.</param>
    public void Subscribe(TIdentity id, TObserver observer)
    {
        Change(all => all[id] = new Subscription(observer, GetDateTime()));
        Subscribed(_log, id, Count);
    }

    /// <summary>Drops a subscriber.</summary>
    /// <param name="id">What tells it apart.</param>
    public void Unsubscribe(TIdentity id)
    {
        Change(all => all.Remove(id));
        Unsubscribed(_log, id, Count);
    }

    /// <summary>Tells the subscribers, one after the other. Those that throw are dropped.</summary>
    /// <param name="notification">How to tell one.</param>
    /// <param name="predicate">Whom; all if left out.</param>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ClearExpired();
        foreach (var (id, subscription) in _subscriptions)
        {
            if (predicate?.Invoke(subscription.Observer) == false) continue;
            try
            {
                await notification(subscription.Observer);
            }
            catch (Exception failure)
            {
                Drop(id, failure);
            }
        }
    }

    /// <summary>Tells the subscribers without waiting for them. Those that throw are dropped.</summary>
    /// <param name="notification">How to tell one.</param>
    /// <param name="predicate">Whom; all if left out.</param>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ClearExpired();
        foreach (var (id, subscription) in _subscriptions)
        {
            if (predicate?.Invoke(subscription.Observer) == false) continue;
            try
            {
                notification(subscription.Observer);
            }
            catch (Exception failure)
            {
                Drop(id, failure);
            }
        }
    }

    /// <summary>Drops those whose subscription has expired.</summary>
    public void ClearExpired()
    {
        var now = GetDateTime();
        foreach (var (id, subscription) in _subscriptions)
            if (subscription.LastSeen + ExpirationDuration < now) Unsubscribe(id);
    }

    /// <inheritdoc/>
    public IEnumerator<TObserver> GetEnumerator() => _subscriptions.Values.Select(one => one.Observer).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Drop(TIdentity id, Exception failure)
    {
        Failed(_log, id, failure);
        Unsubscribe(id);
    }

    // Copied, so that a notification under way goes on over what was there when it began.
    private void Change(Action<Dictionary<TIdentity, Subscription>> change)
    {
        var changed = new Dictionary<TIdentity, Subscription>(_subscriptions);
        change(changed);
        _subscriptions = changed;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Observer {Id} subscribed. {Count} observers now.")]
    private static partial void Subscribed(ILogger log, TIdentity id, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Observer {Id} removed. {Count} observers now.")]
    private static partial void Unsubscribed(ILogger log, TIdentity id, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Observer {Id} threw; it is dropped.")]
    private static partial void Failed(ILogger log, TIdentity id, Exception failure);

    private sealed record Subscription(TObserver Observer, DateTime LastSeen);
}
#pragma warning restore CA1710
