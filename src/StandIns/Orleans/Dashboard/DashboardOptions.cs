namespace Orleans.Dashboard;

/// <summary>How the dashboard collects and shows. Unused here.</summary>
public sealed class DashboardOptions
{
    /// <summary>Hides the log.</summary>
    public bool HideTrace { get; set; }

    /// <summary>Milliseconds between counts, at least 1000.</summary>
    public int CounterUpdateIntervalMs { get; set; } = 1000;

    /// <summary>How many counts are kept.</summary>
    public int HistoryLength { get; set; } = 100;
}
