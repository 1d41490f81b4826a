using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of grains. An instance lives for one activation and runs one turn at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Called by the runtime while it builds the activation.</summary>
    protected Grain() => GrainContext = RuntimeContext.Current!;

    /// <inheritdoc/>
    public IGrainContext GrainContext { get; }

    /// <summary>The grain's identity as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Activation.Silo.GrainFactory;

    /// <summary>The activation's services; disposed with it.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    private Activation Activation => GrainContext as Activation
        ?? throw new InvalidOperationException($"{GetType()} was not made by the Orleans runtime.");

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Ends this activation as soon as its running turns are over.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps this activation from idle collection for a while.</summary>
    /// <param name="timeSpan">From now. Infinite: for ever. Zero or less: back to the usual rule.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
