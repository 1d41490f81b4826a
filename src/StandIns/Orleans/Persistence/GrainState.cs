namespace Orleans;

/// <summary>A grain's state as storage sees it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public interface IGrainState<T>
{
    /// <summary>The value.</summary>
    T? State { get; set; }

    /// <summary>The version in storage; null where there is none.</summary>
    string? ETag { get; set; }

    /// <summary>Whether storage has the state.</summary>
    bool RecordExists { get; set; }
}

/// <summary>The usual <see cref="IGrainState{T}"/>.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[GenerateSerializer]
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>Without a value.</summary>
    public GrainState()
    {
    }

    /// <summary>With a value.</summary>
    /// <param name="state">The value.</param>
    public GrainState(T? state)
        : this(state, null)
    {
    }

    /// <summary>With a value and its version.</summary>
    /// <param name="state">The value.</param>
    /// <param name="eTag">The version.</param>
    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    /// <inheritdoc/>
    [Id(0)]
    public T? State { get; set; }

    /// <inheritdoc/>
    [Id(1)]
    public string? ETag { get; set; }

    /// <inheritdoc/>
    [Id(2)]
    public bool RecordExists { get; set; }
}
