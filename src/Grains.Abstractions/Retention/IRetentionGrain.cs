namespace Interviewing.Retention;

/// <summary>
/// Erases the interviews, of all tenants, in which nothing was changed for as long as RETENTION_DAYS says. There is one,
/// under <see cref="Key"/>.
/// </summary>
[Alias("interviewing.IRetentionGrain")]
public interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>The key.</summary>
    const string Key = "all";

    /// <summary>Begins to look every hour, or stops where the settings keep everything. Each silo says it at its start.</summary>
    [Alias("Apply")]
    Task Apply();
}
