namespace Interviewing.Hosting;

/// <summary>Where the grains run.</summary>
public enum Clustering
{
    /// <summary>In this process.</summary>
    Embedded,

    /// <summary>In one silo process on this machine, for development.</summary>
    Localhost,

    /// <summary>In silo processes that find one another through PostgreSQL.</summary>
    Postgres,

    /// <summary>In silo processes that find one another through Azure Storage.</summary>
    Azure,
}
