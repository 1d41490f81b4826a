using System.Globalization;

namespace Orleans;

/// <summary>On a grain interface's method: how long callers wait for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute : Attribute
{
    /// <summary>Sets the time.</summary>
    /// <param name="timeout">A <see cref="TimeSpan"/> as text.</param>
    public ResponseTimeoutAttribute(string timeout) =>
        Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);

    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; init; }
}
