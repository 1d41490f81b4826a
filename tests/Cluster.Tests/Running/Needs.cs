using Interviewing.Servers;

namespace Interviewing.Cluster.Running;

/// <summary>What these tests need of the machine.</summary>
public static class Needs
{
    /// <summary>The trait of tests that need several silos.</summary>
    public const string Trait = "Needs";

    /// <summary>Its value.</summary>
    public const string SeveralSilos = "SeveralSilos";

    /// <summary>Skips the running test where PostgreSQL is missing.</summary>
    public static void SkipWithoutPostgres() =>
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
}
