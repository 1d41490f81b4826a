namespace Orleans.Concurrency;

/// <summary>On a grain class: turns of different calls may interleave at every await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>On a grain interface's method: its calls interleave with all others.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>On a grain interface's method: its calls change nothing, so they interleave with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>On a grain interface's method: the caller does not wait, and never learns of an error.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>Carries a value that neither side will change, so that it is not copied.</summary>
/// <typeparam name="T">The value's type.</typeparam>
[GenerateSerializer, Immutable]
public readonly struct Immutable<T>
{
    /// <summary>The value.</summary>
    [Id(0)]
    public readonly T Value;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public Immutable(T value) => Value = value;
}

/// <summary>Wraps values as <see cref="Immutable{T}"/>.</summary>
public static class ImmutableExtensions
{
    /// <summary>Promises that nobody will change the value.</summary>
    /// <param name="value">The value.</param>
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}
