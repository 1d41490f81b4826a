namespace Orleans.Runtime;

/// <summary>The activation whose turn the current thread is in.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static Activation? _current;

    internal static Activation? Current
    {
        get => _current;
        set => _current = value;
    }

    internal static Activation Required => Current ?? throw new InvalidOperationException(
        "This can only be used in a turn of a grain, not from a thread or task of another scheduler.");
}
