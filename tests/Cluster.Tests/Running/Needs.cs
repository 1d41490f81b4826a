using Interviewing.Servers;

namespace Interviewing.Cluster.Running;

/// <summary>What these tests need of the machine and of the build.</summary>
public static class Needs
{
    /// <summary>The trait of tests that need several silos.</summary>
    public const string Trait = "Needs";

    /// <summary>Its value.</summary>
    public const string SeveralSilos = "SeveralSilos";

    /// <summary>True on the published packages: there, grains come from Orleans itself.</summary>
    public static bool IsPublishedBuild { get; } =
        typeof(IGrainFactory).Assembly.GetName().Name!.StartsWith("Orleans.Core", StringComparison.Ordinal);

    /// <summary>Skips the running test on the stand-in.</summary>
    public static void SkipOnStandIn() =>
        Assert.SkipUnless(IsPublishedBuild, "It needs a build on the published packages.");

    /// <summary>Skips the running test where it cannot run: on the stand-in, or without PostgreSQL.</summary>
    public static void SkipWhereMissing()
    {
        SkipOnStandIn();
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
    }
}
