namespace Interviewing.Idempotency;

/// <summary>
/// Erases the idempotency records, of all tenants, whose time is over. There is one, under <see cref="Key"/>.
/// </summary>
[Alias("interviewing.IIdempotencySweepGrain")]
public interface IIdempotencySweepGrain : IGrainWithStringKey
{
    /// <summary>The key.</summary>
    const string Key = "all";

    /// <summary>Begins to look every half an hour. Each silo says it at its start.</summary>
    [Alias("Apply")]
    Task Apply();
}
