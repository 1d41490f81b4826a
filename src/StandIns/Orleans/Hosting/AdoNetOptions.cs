namespace Orleans.Configuration;

/// <summary>The database of a cluster, for its silos. Unused here.</summary>
public class AdoNetClusteringSiloOptions
{
    /// <summary>How it is reached.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Which ADO.NET provider reaches it.</summary>
    public string Invariant { get; set; } = null!;
}

/// <summary>The database of a cluster, for its clients. Unused here.</summary>
public class AdoNetClusteringClientOptions
{
    /// <summary>How it is reached.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Which ADO.NET provider reaches it.</summary>
    public string Invariant { get; set; } = null!;
}

/// <summary>The database of the reminders. Unused here.</summary>
public class AdoNetReminderTableOptions
{
    /// <summary>How it is reached.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Which ADO.NET provider reaches it.</summary>
    public string Invariant { get; set; } = null!;
}
