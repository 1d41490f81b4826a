namespace Interviewing.WebFront.Tests.Support;

/// <summary>Which packages these tests are built on.</summary>
internal static class Build
{
    /// <summary>True for the published ones.</summary>
    public static bool IsPublished { get; } =
        typeof(IGrainFactory).Assembly.GetName().Name!.StartsWith("Orleans.Core", StringComparison.Ordinal);
}
