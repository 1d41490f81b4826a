using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The objects that were made callable with <see cref="IGrainFactory.CreateObjectReference"/>.</summary>
internal sealed class Observers(Silo silo)
{
    internal static readonly GrainType Type = GrainType.Create("sys.client");
    private readonly ConcurrentDictionary<GrainId, Observer> _observers = new();
    private long _last;

    internal T Add<T>(IGrainObserver target)
        where T : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target is GrainReference) throw new ArgumentException("The object is a reference already.", nameof(target));
        var id = GrainId.Create(Type, $"observer+{Interlocked.Increment(ref _last)}");
        _observers[id] = new Observer(target);
        return (T)(object)silo.References.Get(typeof(T), id);
    }

    internal void Remove(IGrainObserver observer)
    {
        if (observer is not GrainReference reference)
            throw new ArgumentException("This is not a reference made by CreateObjectReference.", nameof(observer));
        _observers.TryRemove(reference.GrainId, out _);
    }

    internal void Deliver(GrainCall call)
    {
        if (_observers.TryGetValue(call.Target, out var observer))
        {
            if (observer.Receive(call)) return;
            _observers.TryRemove(call.Target, out _);
        }

        // As in Orleans: nobody answers for an observer that is gone; a caller that waits runs into its time-out.
        silo.Log.ObserverGone(call.ToString());
    }
}
