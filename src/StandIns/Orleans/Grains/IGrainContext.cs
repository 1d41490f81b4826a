namespace Orleans.Runtime;

/// <summary>One activation of a grain: what the runtime keeps around the grain's instance.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The grain's identity.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain's instance, once it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>The activation's own service scope.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Starts to end the activation: running turns finish, new calls wait for the next activation.</summary>
    /// <param name="deactivationReason">Why.</param>
    /// <param name="cancellationToken">Shortens the time that the grain has for it.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Gives the activation whose turn the caller is in.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The current activation; null outside of grains.</summary>
    IGrainContext GrainContext { get; }
}
