namespace Orleans.Runtime;

/// <summary>
/// Something that wants a turn on an activation: a call or a tick of a timer. It waits in the activation's line
/// until the activation may run it, and tells the activation when it is over.
/// </summary>
internal abstract class Turn
{
    /// <summary>The next in the activation's line.</summary>
    internal Turn? Next { get; set; }

    internal abstract bool AlwaysInterleave { get; }

    internal abstract bool ReadOnly { get; }

    /// <summary>Whether it counts as use: it delays idle collection.</summary>
    internal abstract bool KeepsAlive { get; }

    /// <summary>Runs it, on the activation's scheduler. Ends in <see cref="Activation.OnCompleted"/>.</summary>
    internal abstract void Start(Activation activation);

    /// <summary>The activation that it waited for is gone: it goes to the next one, if it is for the grain at all.</summary>
    internal abstract void Reroute();

    /// <summary>It will not run.</summary>
    internal abstract void Reject(Exception reason);
}
