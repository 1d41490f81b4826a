using Interviewing.Hosting;

namespace Interviewing.Silo;

/// <summary>What a silo is told by its environment.</summary>
internal sealed class SiloSettings : HostSettings
{
    /// <inheritdoc/>
    public override IEnumerable<string> Problems()
    {
        if (Clustering == Clustering.Embedded)
        {
            yield return "CLUSTERING is embedded: then the web front runs the grains itself. For a silo process it must be "
                + "postgres or azure, or localhost for development.";
        }

        foreach (var problem in base.Problems())
            yield return problem;
    }

    /// <summary>The environment variables of a silo.</summary>
    public static EnvironmentVariables<SiloSettings> Variables { get; } = List();

    private static EnvironmentVariables<SiloSettings> List()
    {
        EnvironmentVariables<SiloSettings> list = new();
        HostVariables.AddTo(list);
        return list;
    }
}
