namespace Orleans;

/// <summary>Why an activation ends.</summary>
public readonly struct DeactivationReason
{
    /// <summary>Gives a reason.</summary>
    /// <param name="code">Its kind.</param>
    /// <param name="text">In words.</param>
    public DeactivationReason(DeactivationReasonCode code, string text)
        : this(code, null, text)
    {
    }

    /// <summary>Gives a reason that is a fault.</summary>
    /// <param name="code">Its kind.</param>
    /// <param name="exception">The fault.</param>
    /// <param name="text">In words.</param>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    /// <summary>In words.</summary>
    public string Description { get; }

    /// <summary>Its kind.</summary>
    public DeactivationReasonCode ReasonCode { get; }

    /// <summary>The fault, if it is one.</summary>
    public Exception? Exception { get; }

    /// <summary>Kind, words and fault.</summary>
    public override string ToString() =>
        Exception is null ? $"{ReasonCode}: {Description}" : $"{ReasonCode}: {Description}. Exception: {Exception}";
}

/// <summary>Kinds of <see cref="DeactivationReason"/>.</summary>
#pragma warning disable CA1028 // The published enum is a byte.
public enum DeactivationReasonCode : byte
{
    /// <summary>Not given.</summary>
    None,

    /// <summary>The process is stopping.</summary>
    ShuttingDown,

    /// <summary>The grain could not be activated.</summary>
    ActivationFailed,

    /// <summary>The grain directory failed; not in a single process.</summary>
    DirectoryFailure,

    /// <summary>Nobody called for the collection age.</summary>
    ActivationIdle,

    /// <summary>A turn did not end; not in a single process.</summary>
    ActivationUnresponsive,

    /// <summary>The grain is active elsewhere; not in a single process.</summary>
    DuplicateActivation,

    /// <summary>A caller has another version; not in a single process.</summary>
    IncompatibleRequest,

    /// <summary>The grain let a fault escape that its activation does not survive.</summary>
    ApplicationError,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested,

    /// <summary>The grain moves; not in a single process.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short; not in a single process.</summary>
    HighMemoryPressure,
}
#pragma warning restore CA1028
