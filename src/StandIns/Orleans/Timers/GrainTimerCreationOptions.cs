using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks and how.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Sets the times; a tick is a turn like a call, and does not keep the activation.</summary>
    /// <param name="dueTime">Until the first tick.</param>
    /// <param name="period">From the end of a tick to the next.</param>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick. Infinite: not started.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next. Infinite: only one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks interleave with all other turns. Default: they do not.</summary>
    public bool Interleave { get; init; }

    /// <summary>A tick counts as use and so delays idle collection. Default: it does not.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>A timer of an activation; it ends with it, or when it is disposed.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times. From within a tick: they count from the end of it.</summary>
    /// <param name="dueTime">Until the next tick. Infinite: stopped.</param>
    /// <param name="period">From the end of a tick to the next. Infinite: only one tick.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}
