namespace Interviewing.Hosting;

/// <summary>An environment variable that sets an option.</summary>
/// <typeparam name="TSettings">What it is set on.</typeparam>
public sealed record EnvironmentVariable<TSettings>
{
    /// <summary>The name, as in <c>.env.example</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the value must be; ends the sentence "NAME must be ...".</summary>
    public required string Rule { get; init; }

    /// <summary>True for what is never shown, not even in an error.</summary>
    public bool Secret { get; init; }

    /// <summary>Sets the option; false when the value breaks the rule.</summary>
    public required Func<TSettings, string, bool> TrySet { get; init; }
}
