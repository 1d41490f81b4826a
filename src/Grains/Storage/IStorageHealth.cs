namespace Interviewing.Storage;

/// <summary>Says whether the storage takes writes: for readiness probes.</summary>
public interface IStorageHealth
{
    /// <summary>
    /// Writes a small row and waits until it is on disk. Never throws; it takes no longer than
    /// <see cref="StorageOptions.WriteTimeout"/>.
    /// </summary>
    Task<StorageHealth> CheckAsync();
}

/// <summary>How the storage is.</summary>
/// <param name="IsHealthy">True if it takes writes.</param>
/// <param name="Detail">What is wrong, or how long the write took.</param>
public sealed record StorageHealth(bool IsHealthy, string Detail);
