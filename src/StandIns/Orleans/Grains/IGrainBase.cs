using Orleans.Runtime;

namespace Orleans;

/// <summary>What the runtime needs of a grain class. <see cref="Grain"/> is the usual way to have it.</summary>
public interface IGrainBase
{
    /// <summary>The activation that this instance belongs to.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call; its state is already read.</summary>
    /// <param name="token">Cancelled when the activation takes too long.</param>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not guaranteed: a process can die.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="token">Cancelled when the deactivation takes too long.</param>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
