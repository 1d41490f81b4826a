namespace Interviewing.Hosting;

/// <summary>Where the grains run, and where what they store is kept.</summary>
public enum Clustering
{
    /// <summary>In this process, with a SQLite file.</summary>
    Embedded,

    /// <summary>In one silo process on this machine, with a SQLite file, for development.</summary>
    Localhost,

    /// <summary>In silo processes that find one another through PostgreSQL and store there.</summary>
    Postgres,

    /// <summary>In silo processes that find one another through Azure Storage and store there.</summary>
    Azure,
}
