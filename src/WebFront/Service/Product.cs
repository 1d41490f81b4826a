using System.Reflection;

namespace Interviewing.WebFront.Service;

/// <summary>What this build is.</summary>
internal static class Product
{
    public const string Name = "LiveKit AI Interview System API";

    /// <summary>The version, without the commit behind it.</summary>
    public static string Version { get; } = VersionOf(typeof(Product).Assembly);

    /// <summary>The Orleans assembly and version of this build.</summary>
    public static string Orleans { get; } = Describe(typeof(IGrain).Assembly);

    private static string Describe(Assembly assembly) => $"{assembly.GetName().Name} {VersionOf(assembly)}";

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split(['+', ' '])[0].TrimEnd('.') ?? "0";
}
