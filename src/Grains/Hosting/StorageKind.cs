namespace Interviewing.Hosting;

/// <summary>Where interviews are kept.</summary>
public enum StorageKind
{
    /// <summary>In a SQLite file of the one silo.</summary>
    Embedded,

    /// <summary>In PostgreSQL, shared by the silos of a cluster.</summary>
    Postgres,

    /// <summary>In an Azure Storage account, shared by the silos of a cluster.</summary>
    Azure,
}
