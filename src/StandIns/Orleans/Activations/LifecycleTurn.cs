namespace Orleans.Runtime;

/// <summary>The activation's own steps, which run on its scheduler but never wait in its line.</summary>
internal sealed class LifecycleTurn(Action<Activation> step) : Turn
{
    internal static readonly LifecycleTurn Activate = new(static activation => _ = activation.ActivateAsync());

    internal static readonly LifecycleTurn Deactivate = new(static activation => _ = activation.EndAsync());

    internal override bool AlwaysInterleave => false;

    internal override bool ReadOnly => false;

    internal override bool KeepsAlive => false;

    internal override void Start(Activation activation) => step(activation);

    internal override void Reroute() => throw new InvalidOperationException("A lifecycle step never waits.");

    internal override void Reject(Exception reason) => Reroute();
}
