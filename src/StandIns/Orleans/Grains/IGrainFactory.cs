using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references to grains and to observers. A reference costs nothing: no grain is activated by it.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with a key.</summary>
    /// <typeparam name="TGrainInterface">The interface to call it by.</typeparam>
    /// <param name="primaryKey">The key.</param>
    /// <param name="grainClassNamePrefix">Which class, where several implement the interface: the beginning of its full name.</param>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with an identity.</summary>
    /// <typeparam name="TGrainInterface">The interface to call it by.</typeparam>
    /// <param name="grainId">The identity.</param>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>Makes an object callable by grains. The object is held weakly: keep it alive yourself.</summary>
    /// <typeparam name="TGrainObserverInterface">The interface to call it by.</typeparam>
    /// <param name="obj">The object.</param>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends what <see cref="CreateObjectReference"/> began.</summary>
    /// <typeparam name="TGrainObserverInterface">The interface.</typeparam>
    /// <param name="obj">The reference that was returned.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}

/// <summary>The way into a cluster for code that is not a grain.</summary>
public interface IClusterClient : IGrainFactory
{
    /// <summary>The client's services.</summary>
    IServiceProvider ServiceProvider { get; }
}
