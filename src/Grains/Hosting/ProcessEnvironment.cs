using Microsoft.Extensions.Hosting;

namespace Interviewing.Hosting;

/// <summary>Where a process gets its settings: its environment variables and, in development, <c>.env</c>.</summary>
public static class ProcessEnvironment
{
    /// <summary>The environment's name (ASPNETCORE_ENVIRONMENT, DOTNET_ENVIRONMENT). Default Production.</summary>
    public static string Name { get; } =
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Production;

    /// <summary>Reads the settings. A variable that is set goes before the same one in <c>.env</c>.</summary>
    /// <exception cref="SettingsException">Something is not as it must be.</exception>
    public static TSettings Read<TSettings>(TSettings settings, EnvironmentVariables<TSettings> variables)
        where TSettings : HostSettings => HostSettings.Read(settings, variables, Open());

    /// <summary>Opens the settings for reading by name; null for what is not set.</summary>
    /// <exception cref="SettingsException">A line of <c>.env</c> is not NAME=value.</exception>
    public static Func<string, string?> Open()
    {
        var file = string.Equals(Name, Environments.Development, StringComparison.OrdinalIgnoreCase)
            ? DotEnv.Load(".env")
            : new Dictionary<string, string>();
        return name => Environment.GetEnvironmentVariable(name) ?? file.GetValueOrDefault(name);
    }
}
